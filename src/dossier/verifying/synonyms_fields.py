"""More English words of the press that say the same, by field: groups set apart by strokes."""

TRADE = """
scheme project programme program plan / automaker carmaker car-maker car manufacturer / shopper consumer
customer buyer client / hoard stockpile stock / retailer chain shop store supermarket / discount rebate
reduction / cheap inexpensive affordable / tariff duty levy customs / surcharge levy fee / merchandise goods
wares products / client customer / vendor seller supplier / wholesaler distributor / recall recalled
withdraw call / defect fault faulty flaw defective / redundant redundancy layoff layoffs dismissal sacking
job cuts shed / workforce staff employees personnel headcount / bid offer tender / outbid outbidding /
subsidiary unit arm division / parent owner / headquarters base seat / venture undertaking / brand label
make / patent licence / invoice bill / rent lease hire let rental / tenant lessee renter / landlord owner
lessor / warehouse depot store storehouse / shipment consignment cargo delivery load / container box /
surplus excess / scarcity shortage lack shortfall deficiency insufficiency insufficient / abundance glut /
boycott shun / monopoly dominance / rival competitor competing / turnover revenue sales takings / guidance
outlook forecast target / premium surcharge / plant mill works factory smelter refinery / chipmaker
semiconductor maker / winemaker vintner / brewer brewery / baker bakery / builder contractor construction /
expensive costly dear cost costs / unaffordable expensive / output production volume / yield output / worth
value / price cost charge
"""

FINANCE = """
rate rates borrowing interest benchmark / lender bank creditor / borrower debtor / loan credit lending /
mortgage home / bond debt note / deficit shortfall gap / inflation prices price / devalue devaluation
depreciate weaken / currency money / bailout rescue / default defaulted / insolvent bankrupt insolvency
bankruptcy / dividend payout / shareholder investor stockholder / share stock equity / takeover acquisition
buyout purchase / merge merger combine fusion / audit accounts auditor / embezzle embezzlement
misappropriate misappropriation steal stole siphon / bribe bribery kickback kickbacks / launder laundering /
evade evasion dodge / pension retirement / retire retirement pensioner / wage pay salary wages earnings
remuneration / rise raise increase hike / unchanged hold steady same constant / freeze frozen unchanged /
grant subsidy aid / budget spending / spend expenditure outlay / saving economy / cut lower lowered reduce
reduced trim trimmed slash slashed pare shave / gain rise climb advance / slump plunge tumble crash dive /
recession downturn contraction / recovery rebound upturn / growth expansion / quarter q1 q2 q3 q4 / fiscal
financial budget / tycoon billionaire magnate / exchange bourse market / earnings profit income
"""

MILITARY = """
soldier troop serviceman trooper fighter / troops forces army military units / recruit conscript draft
enlist / general commander / barracks base garrison camp / incursion raid invasion / bombard shell bombing
shelling barrage / ambush attack / airstrike strike raid bombing / missile rocket projectile / warhead
payload / drone uav unmanned / jet fighter warplane plane aircraft airplane / helicopter chopper gunship /
frigate corvette destroyer warship ship vessel / submarine sub / carrier flattop / minesweeper minehunter /
tank armour armoured / howitzer artillery gun / ammunition munitions shells rounds ammo / rifle firearm gun
weapon / pistol handgun gun / grenade explosive / mine landmine / trench fortification / surrender
capitulate / captive prisoner hostage captives / casualty casualties losses dead wounded killed / deploy
station dispatch send / withdraw pullout retreat withdrawal / truce ceasefire cease-fire armistice cessation
hostilities / hostilities fighting combat clashes / occupy occupation seize hold / liberate free recapture
retake / rebel insurgent guerrilla militant militia paramilitary / coup putsch overthrow / overthrow topple
oust / mutiny revolt uprising rebellion / sanction sanctions embargo / disarm demilitarise disarmament /
veteran ex-soldier / mercenary contractor / spy intelligence espionage / intercept shoot / crash crashed
plummet plunge / commission enter service commissioned / decommission retire scrap / launch fire test
launches / range reach distance / drill exercise manoeuvre maneuver wargame / allied coalition ally / armour
vehicle / radar sensor / arsenal stockpile
"""

COURTS = """
sue lawsuit sued litigation suit court / plaintiff claimant accuser / defendant accused / judge justice
magistrate court bench / jury jurors / verdict ruling judgment judgement decision / overturn quash annul
reverse overrule strike threw / uphold confirm affirm / acquit clear cleared acquitted acquittal / convict
guilty conviction / sentence jail imprison prison / jail prison gaol / bail bond / trial tried hearing
proceedings retrial / testify testimony evidence witness / witness onlooker / charge indict indictment
indicted charged / plead plea / appeal appellate / prosecutor prosecution / lawyer attorney barrister
counsel solicitor advocate / fine fined penalty penalise impose imposed / damages compensation / compensate
compensation indemnify / breach break broke violate violation infringe infringement breaking / forge forged
forgery fake counterfeit / smuggle smuggler trafficking traffic trafficker smuggling contraband / burgle
burglary break-in / loot looted plunder / murder kill homicide killing assassinate / kidnap abduct abduction
kidnapping / assault attack beat / rape sexual assault / detain arrest custody hold / arrest capture
apprehend nab / release free freeing freed / confiscate confiscated seize seized impound / extradite
extradition / pardon amnesty clemency / parole release / accomplice co-conspirator / suspect culprit /
confess confession admit / inquiry investigation probe / investigate probe examine look / detective
investigator police / officer police policeman constable cop / search raid searched / evict eviction expel /
deport expel deportation / ban outlaw prohibit bar / lawful legal legitimate / unlawful illegal
unconstitutional / copyright piracy / libel defamation slander defame
"""

POLITICS = """
premier prime minister / lawmaker legislator parliamentarian mp deputy senator member / lawmakers parliament
legislators assembly / cabinet government ministers / minister secretary / envoy ambassador emissary
diplomat / candidate contender hopeful nominee runner / incumbent sitting / voter elector electorate /
ballot vote poll / landslide sweeping / runoff run-off second round / referendum plebiscite / turnout
participation / majority most / coalition alliance / opposition critics / party faction / resign quit step
resignation / resign stand / oust remove topple / dismiss sack fire / appoint name nominate / elect choose
vote / re-elect return / inaugurate sworn swear inauguration / swear sworn oath / veto block / bill
legislation law draft / law act statute legislation / amend amendment change / decree order edict / abolish
scrap repeal / repeal abolish revoke / adopt pass approve carried carry / abstain abstention / constitution
constitutional charter / reform overhaul / census count / mayor council / province region / capital city /
summit meeting / treaty pact accord agreement / ratify approve / recognise recognition recognize / condemn
denounce criticise decry / praise welcome hail laud / urge appeal call exhort / demand call insist / protest
rally demonstration march / riot unrest disturbance / crackdown clampdown repression / curfew lockdown /
asylum refuge / refugee migrant displaced / border frontier / visa permit / embassy mission consulate /
neighbour neighbouring neighbor / dispute row quarrel disagreement argument feud / compromise concession /
deadlock impasse stalemate / mediate broker / counterpart opposite / talks negotiations discussions dialogue
/ discuss talks talk / delegation mission / favour favor support / refuse reject rebuff / vow pledge promise
/ scandal affair / corruption graft / lobby pressure
"""

HEALTH = """
jab vaccine shot vaccination inoculation immunise immunize vaccinate / pill tablet drug medicine capsule /
drug medicine medication treatment / doctor physician medic gp clinician hospitalist / vet veterinarian
veterinary / nurse nursing / paramedic ambulance / surgeon surgery operation / operate surgery / hospital
hospitalise hospitalised clinic infirmary ward / patient patients sufferer / illness disease sickness
ailment disorder condition / disease infection / epidemic outbreak pandemic / contagious infectious / infect
infection contaminate / symptom sign / heal recover recovery / recover recovered / treat treatment therapy /
cure treat / die death fatal deadly mortality / side-effect adverse / nausea sickness / fever temperature /
flu influenza / cancer tumour tumor / stroke haemorrhage / heart cardiac coronary / lung pulmonary
respiratory / kidney renal / brain cerebral neurological / obese obesity overweight / pregnant pregnancy
expectant / baby infant newborn / birth delivery / abortion termination / donor donation / blood transfusion
/ study trial research / researchers scientists study / result data finding findings results outcome /
placebo dummy / elderly older senior aged over / dose jab / approve clear license authorise / ban withdraw /
hygiene sanitation / malnutrition hunger starvation / famine starvation hunger / poison toxic poisoning /
overdose / addict addiction / smoke smoking tobacco cigarette / alcohol drink / injured hurt wounded injury
/ burn burns scald / fracture broken break / quarantine isolation isolate / survive survival survivor / slow
slowed delay / suggest indicate show / progression advance spread / early preliminary initial / benefit
advantage better
"""

LABOUR = """
docker dockworker longshoreman stevedore docks / strike walkout stoppage industrial action / picket protest
/ union federation / settlement deal agreement / wage pay / overtime hours / shift / layoff redundancy
dismiss / foreman supervisor / apprentice trainee / trainee learner / miner pitman collier / teacher
schoolteacher / pilot captain / steward attendant / driver motorist / workers employees staff labourers
hands / lockout / boss manager employer management / freelance self-employed / jobless unemployed
unemployment / vacancy opening / hire recruit engage / colleague co-worker / seafarer sailor seaman mariner
crew / fisherman fisher trawlerman / crew team / welder fitter
"""

SPORT = """
beat defeat beaten overcome overpower thrash edge / victory win triumph / lose lost defeat defeats / draw
drew tie / champion titleholder winner title crowned / title championship crown / cup trophy / final decider
/ semi-final semis / match game fixture tie play played appearance / striker forward attacker / goalkeeper
keeper goalie / defender back / coach manager trainer / referee official umpire / score net scored goal /
penalty spot-kick / transfer transferred joined join moved signed / loan borrow / sideline sidelined miss
injured / injury hurt injured / debut first / retire quit / captain skipper / season campaign / rest
remainder / league division / record best / medal gold silver bronze / gold win first / race event /
sprinter runner / runner athlete / swimmer athlete / cyclist rider / marathon race / spectator fan crowd
supporter / stadium ground arena / win won take took crowned clinch secure claim land / runner-up second /
knock eliminate / qualify reach advance / host stage / ban suspend suspended / doping drugs
"""

WEATHER = """
rain rainfall downpour downpours torrential rains shower / heavy torrential severe intense / storm hurricane
typhoon cyclone tempest / gale wind / tornado twister / flood flooding inundate deluge / mudslide landslide
mudslides landslip / drought dry / heat heatwave hot temperature temperatures / extreme high severe / cold
freeze frost / snow blizzard snowfall / hail / lightning thunder / fog mist / earthquake quake tremor shake
shook / aftershock tremor / volcano eruption / avalanche / tsunami wave / wildfire blaze fire bushfire /
forecaster meteorologist weather / forecast predict / evacuate evacuated evacuation / swept washed / swamp
submerge / thaw melt / melt melted thaw / glacier ice / island isle / coast shore seaside sea / sea ocean
waters / river stream / lake reservoir / peak summit / forest woods woodland / species kind / wildlife
animals / extinct extinction / endangered threatened / poach poacher poaching / pollute pollution
contaminate / carbon co2 dioxide / emission emissions gas / renewable green clean / solar sun / orbit circle
circling orbiting / planet world / spacecraft probe craft satellite / astronaut cosmonaut / telescope
observatory / meteor meteorite asteroid / launch liftoff / rocket launcher / discover find detect spot /
observe watch see / photograph picture image photo snap / ice frozen / mine quarry / dig excavate /
archaeologist archaeology
"""

TRANSPORT = """
rail railway train railroad / train locomotive / tram streetcar trolley / underground metro subway / bus
coach / lorry truck hgv / motorway highway freeway / road street / bridge crossing span / tunnel / toll
charge fee / airline carrier airways / airport airfield / runway airstrip / flight service plane / pilot
flier / passenger traveller commuter rider / ticket fare / ferry boat / ship vessel boat / barge boat /
tanker vessel / cargo freight / port harbour harbor / dock berth quay wharf / captain skipper / capsize
overturn overturned / collide collision crash hit / derail derailed derailment rails / crash accident / sink
sank sunk sinking / aground stranded grounded / operate service / cancel scrap axe / delay late postponed /
detour diversion divert / traffic vehicles / car vehicle automobile / motorist driver / cyclist bicycle bike
/ pedestrian walker / speed fast / petrol gasoline fuel / electric battery / engine motor propulsion / fit
equip install fitted supply / build construct building / open inaugurate opening opened launch / close shut
closed closure / repair fix mend / restore renovate refurbish / demolish raze tear demolition / block
blocked obstruct / resume restart reopen / board embark / wreck wreckage / hangar depot / grid network /
disconnect unplug / power electricity / blackout outage / pylon mast / cable line / pipeline pipe / pump /
leak spill / crack fissure cracks / struck hit damaged strike / damage damaged / inspect inspection check
examine survey / access entry admit let / entry access
"""

GENERAL_WORDS = """
big large huge / start begin / end finish / fast quick / slim narrow thin slender tight / broad wide /
almost nearly / enough sufficient / remainder rest / cause reason trigger lead / trigger spark prompt /
grandson grandchild / announce reveal unveil / tell inform / reply answer respond / expected forecast due /
likely probable likeliest probably / belief believe think view / doubt question / agree accept yes / deny
reject dispute / refuse decline turn / allow let permit / forbid ban / prevent stop / try attempt / manage
succeed / fail unable / miss missed absent skip / need require / use employ / get obtain / keep retain /
give hand / take seize / bring carry / hide conceal / seek request ask / extra additional more further
another / many several numerous / few / both two / whole entire / part section / place site location / area
zone region / city town municipal / dweller resident inhabitant / people persons / child kid pupil / youth
teenager young / man male / woman female / wife spouse husband / relative family / friend ally / neighbour /
crowd throng / group band / leader head chief / found / member / event ceremony / ceremony event festivity /
prize award / gift present / party celebration / book volume / painting picture artwork canvas / statue
sculpture / museum gallery / church chapel cathedral / temple shrine / monk priest cleric / mosque / pope
pontiff / school academy / university college / degree studied study graduate / study read / exam test /
letter note / newspaper daily paper / interview / tv television / broadcast air / film movie / actor star /
singer vocalist / concert show / song track / game / computer pc / phone mobile / website site / software
program / hacker cyberattack / leak disclose / secret confidential classified / fake false bogus / false
untrue incorrect / true correct / wrong mistaken / error mistake / mistake blunder / danger risk / threat
danger menace / safe secure / harm hurt / help aid / trust confidence / anger fury angry outrage / fear
worry / hope / sorrow grief / happy glad / shock surprise / hungry hunger / thirst water / bread loaf / meat
beef / milk dairy / fruit / grain cereal wheat / soya soybean soybeans / maize corn / cow cattle / sheep
flock / pig swine / horse / dog / cat / bird / fish / tree / flower / border bordering frontier / belong own
belonging / damage harm / transmit send sent beam relay / decorate decorated medal honour award / visit
visited tour toured / rise rose raise raised increase increased up dearer more higher / fall fell cut
lowered lower reduce reduced fewer less smaller down / buy bought purchase acquire / win won first top
topped finished / deploy deployed station stationed / return returned / enter entered drive into cross /
flood flooded inundate filled water / hand handed present presented give gave / dock docked moor berth port
anchor / decode decoded sequence sequenced / genome genetic dna gene / ground grounded flying stop stopped /
fleet planes ships aircraft / owe owes unpaid paid debt / safety safe evacuate evacuated / move moved
relocate evacuate / disperse break scatter / stone rock / pour stream / gunman gunmen armed shooter / elder
chief / celebrate mark / commemorate mark / vanish disappear missing / rescue save pull / rubble debris
ruins / trap trapped stranded / hide shelter / feed food / starve hunger / sew stitch / paint painted /
compose write / perform sing sang play / translate translation / edit editor / invent devise / patent
licence / name call dub / rename renamed / nickname dub / belong own / inherit heir / bequeath leave will /
donate give / auction hammer sale / smash break shatter / crush crushed / choke suffocate / drown drowned /
stab knife / strangle / lure entice / cheat swindle defraud / deceive mislead fool / lie false / hide
conceal / spot see sight / track follow trace / monitor watch observe / measure gauge / count tally /
estimate reckon put / guess / test try / repair mend fix / equip fit / paint / wash clean / heal cure / grow
raise cultivate / harvest reap gather / plant sow / catch land / slaughter cull kill / cull kill / graze /
milk / import bring / export ship shipped abroad / tax levy / subsidise subsidy / ration rationing limit /
cap limit ceiling / lift remove / ease relax loosen / tighten toughen strict stricter / toughen harden /
crack clamp / spread extend / halt stop / speed accelerate / slow delay / double twice / triple treble /
halve half / peak high record / bottom low / outnumber exceed / exceed top surpass above / trail behind lag
/ lead ahead / narrow close / widen grow / recur return / point pointed show showed indicate suggest / throw
hurl / oversee supervise / examine study / shrink contract / widen expand / dump discard / sewage waste /
rubbish waste garbage trash refuse / incinerator burn
"""

FIELDS = " / ".join(
    (TRADE, FINANCE, MILITARY, COURTS, POLITICS, HEALTH, LABOUR, SPORT, WEATHER, TRANSPORT, GENERAL_WORDS)
)
"""All groups, set apart by strokes."""
