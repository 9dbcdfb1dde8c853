"""Words of one family that stems keep apart: verb, noun of the deed, noun of the doer."""

FAMILIES = """
sign signature signatory / lose lost loss loser / sell sold sale seller / die dead death deadly / grow grew
grown growth / choose chose chosen choice / speak spoke spoken speech speaker / prove proof proven / think
thought / give gave gift giver / flee fled flight / seize seizure / close closure / fail failure / press
pressure / depart departure / arrive arrival / propose proposal / refuse refusal / approve approval /
survive survival survivor / try trial tried / deny denial / renew renewal / withdraw withdrew withdrawal /
destroy destruction destroyer / produce production producer product / reduce reduction / explode explosion
explosive / invade invasion invader / expand expansion / decide decision / divide division / conclude
conclusion / collide collision / permit permission / admit admission / submit submission / extend extension
/ suspend suspension / defend defence defense defender / respond response / acquire acquisition / require
requirement / resolve resolution / solve solution / describe description / receive receipt reception
recipient / assume assumption / consume consumption consumer / resume resumption / absorb absorption /
compete competition competitor / repeat repetition / oppose opposition opponent / expose exposure / apply
application applicant / qualify qualification / identify identification / ratify ratification / notify
notification / vary variation / marry marriage / bury burial / maintain maintenance / explain explanation /
reveal revelation / proclaim proclamation / allege allegation / accuse accusation / arrest arrested /
execute execution / elect election electoral / inject injection / infect infection infectious / inspect
inspection inspector / construct construction / instruct instruction / obstruct obstruction / protect
protection / elect elector / collect collection / correct correction / direct direction director / reject
rejection / convict conviction / evict eviction / predict prediction / contract contraction / attract
attraction / extract extraction / abduct abduction / conduct conductor / introduce introduction / introduce
introduced / seduce seduction / deduce deduction / intervene intervention / contravene contravention /
convene convention / prevent prevention / invent invention inventor / intend intention intent / attend
attendance attendee / pretend pretence / suspect suspicion / persuade persuasion / evade evasion / erode
erosion / corrode corrosion / confuse confusion / fuse fusion / accede accession / concede concession /
succeed succession successor success / proceed procedure proceedings / exceed excess / recede recession /
secede secession / intercede intercession / possess possession / confess confession / discuss discussion /
oppress oppression / repress repression / impress impression / compress compression / progress progression /
transmit transmission / emit emission / omit omission / commit commitment commission / know knew known
knowledge / see saw seen sight / sit sat seat sitting / feed fed food / breed bred / bleed bled blood bloody
/ shoot shot shooting shooter / strike struck strikes / win won winner victory / begin began begun beginning
/ build built building builder / buy bought buyer / teach taught teaching teacher / lead led leader
leadership / steal stole stolen theft thief / rob robbery robber / murder murderer / thieve theft / drive
drove driven driver / drink drank drunk / ride rode ridden rider / write wrote written writer / fly flew
flown flight flier / swim swam swimmer / run ran runner / draw drew drawn drawing / throw threw thrown /
break broke broken breakage breach / freeze froze frozen / tear tore torn / wear wore worn / swear swore
sworn / bear bore borne / fall fell fallen / rise rose risen / hold held holder / sink sank sunk sinking /
shrink shrank shrunk / ring rang rung / spring sprang sprung / swing swung / hang hung hanged / dig dug /
stick stuck / catch caught / fight fought fighter fighting / seek sought / send sent / spend spent / lend
lent lender loan / bend bent / meet met meeting / leave left / keep kept / sleep slept / sweep swept / feel
felt / deal dealt dealer / mean meant meaning / hear heard hearing / pay paid payment / say said / lay laid
/ tell told / find found / bind bound / wind wound / grind ground / stand stood / understand understood /
make made maker / shake shook shaken / take took taken / mistake mistook mistaken / forgive forgave forgiven
/ forbid forbade forbidden / hide hid hidden / bite bit bitten / get got gotten / forget forgot forgotten /
eat ate eaten / beat beaten / strong strength strengthen / weak weakness weaken / long length lengthen /
wide width widen / deep depth deepen / broad breadth broaden / high height heighten / hot heat / warm warmth
/ poor poverty / rich wealth / free freedom / safe safety / secure security / true truth / young youth / new
news renew / old age elderly / able ability enable / possible possibility / responsible responsibility /
available availability / stable stability stabilise / unstable instability / popular popularity / similar
similarity / equal equality / legal legality legalise legalize / modern modernise modernize / private
privatise privatize privatisation / public publish publication publicise / national nationalise nationalize
/ real reality realise realize / special specialist specialise / large enlarge / sure ensure assure / danger
dangerous endanger / courage encourage / force enforce enforcement / title entitle / vote voter voting /
farm farmer farming / fish fisher fishing fisherman fishery fishermen / hunt hunter hunting / mine miner
mining / bank banker banking / law lawyer lawful / science scientist scientific / politics politician
political / economy economist economic / history historian historic historical / archaeology archaeologist
archaeological / astronomy astronomer / biology biologist / climate climatic / agriculture agricultural /
industry industrial / finance financial financier / medicine medical medic / surgery surgeon / nurse nursing
/ prison prisoner imprison imprisonment / crime criminal / fraud fraudulent fraudster / terror terrorist
terrorism / rebel rebellion / mutiny mutineer / strike striker / protest protester protestor / demonstrate
demonstrator demonstration / migrate migration migrant / immigrate immigrant immigration / emigrate emigrant
emigration / tour tourist tourism / visit visitor / own owner ownership / found founder foundation / sponsor
sponsorship / manage manager management / employ employer employee employment / invest investor investment /
trade trader trading / ship shipper shipping shipment / deliver delivery / discover discovery / recover
recovery / assemble assembly / injure injury / perjure perjury / inquire inquiry / enter entry entrance /
poison poisonous / explode bomb / damage damaged damaging / analyse analyze analysis analyst / diagnose
diagnosis / hypothesise hypothesis / emphasise emphasis / paralyse paralysis / criticise criticize criticism
critic critical / apologise apologize apology / sympathise sympathy / economise economy / authorise
authorize authorisation authority / organise organize organisation organization organiser organizer
"""
