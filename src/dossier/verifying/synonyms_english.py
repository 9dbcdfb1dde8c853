"""English words of the press that say the same: groups set apart by strokes."""

ENGLISH = """
join joined sign signed / buy bought purchase purchased acquire acquired acquisition procure procured
procurement obtain obtained / sell sold sale sales / deliver delivered delivery supply supplied handed
transfer transferred ship shipped shipment provide provided send sent gave give given donate donated /
receive received get got obtain obtained accept accepted arrive arrived / order ordered commission
commissioned / sign signed signing conclude concluded ink inked sealed / agreement agree agreed deal
contract accord pact treaty contracts / say said says tell told state stated declare declared announce
announced note noted add added report reported write wrote remark remarked inform informed reveal revealed
disclose disclosed / claim claimed allege alleged assert asserted insist insisted argue argued maintain
maintained / confirm confirmed confirmation verify verified acknowledge acknowledged admit admitted / deny
denied denial reject rejected dismiss dismissed refute refuted refuse refused decline declined / kill killed
die died dead death deaths fatality fatalities lost slain perish perished / injure injured wound wounded
hurt injury injuries / soldier soldiers troop troops serviceman servicemen personnel military men army
forces / attack attacked strike struck strikes raid assault hit shell shelled bomb bombed bombing shelling /
destroy destroyed demolish demolished wreck wrecked ruin ruined / shoot shot down downed / rise rose risen
increase increased grow grew grown growth climb climbed jump jumped surge surged gain gained up / fall fell
fallen decrease decreased decline declined drop dropped shrink shrank reduce reduced reduction cut dip
dipped slump slumped down lower / build built construct constructed construction erect erected / make made
manufacture manufactured produce produced production assemble assembled manufacturing manufacturer maker
producer / begin began begun start started launch launched open opened commence commenced kick / end ended
finish finished conclude concluded complete completed completion close closed stop stopped / halt halted
suspend suspended suspension stop stopped freeze froze frozen cancel cancelled cancellation scrap scrapped /
visit visited visits travel travelled trip tour went / meet met meeting talks held negotiate negotiations
negotiated discuss discussed discussion discussions / talk talks speak spoke spoken speech / plan plans
planned intend intends intended intention aim aims aimed / drone drones uav uavs unmanned ucav ucavs
bayraktar / plane planes aircraft jet jets airplane airplanes fighter fighters warplane warplanes / ship
ships vessel vessels boat boats warship warships / weapon weapons arms armament armaments weaponry / missile
missiles rocket rockets / helicopter helicopters chopper choppers rotorcraft / car cars vehicle vehicles
automobile truck / money sum fund funds funding funded finance financed financing / pay paid payment spend
spent spending cost costs expenditure / price prices cost costs worth value valued / company firm firms
companies corporation business manufacturer enterprise / country countries nation nations state states /
government authorities cabinet administration / minister ministry ministerial / president presidential
leader head chief / prime premier / parliament lawmakers legislature assembly mps deputies / law laws bill
legislation act / vote voted ballot poll election elections elect elected / win won winner victory defeat
defeated beat beaten triumph / approve approved approval endorse endorsed back backed ratify ratified pass
passed adopt adopted authorise authorised authorize authorized support supported / oppose opposed opposition
against / police officers officer / arrest arrested detain detained custody apprehend apprehended / jail
jailed prison imprison imprisoned sentence sentenced / court judge judges tribunal / people persons
residents inhabitants citizens civilians individuals / town city village settlement / house home homes
houses housing dwelling / school schools pupil pupils students student / hospital hospitals clinic clinics /
worker workers employee employees staff jobs job workforce / build building buildings / area region district
province territory zone / border frontier / war conflict fighting hostilities battle battles combat / peace
ceasefire truce armistice / leave left depart departed departure withdraw withdrew withdrawn withdrawal quit
exit pull pulled resign resigned / arrive arrived arrival reach reached come came / enter entered entry join
joined / send sent dispatch dispatched deploy deployed deployment / test tested testing trial trials tests /
train trained training exercise exercises drill drills / show showed shown demonstrate demonstrated display
displayed exhibit exhibited exhibition unveil unveiled present presented / use used usage utilise employ
employed / need needed require required requirement / want wanted wish wished seek sought ask asked request
requested demand demanded call called urge urged appeal / help helped assist assisted assistance aid support
supported / lead led headed chaired / allow allowed permit permitted permission let enable / ban banned
prohibit prohibited prohibition forbid forbidden block blocked bar barred / accuse accused blame blamed
charge charged / warn warned warning caution cautioned / fire blaze burn burned burnt / flood flooded floods
flooding / cause caused trigger triggered provoke provoked lead led result resulted because due / replace
replaced substitute substituted successor succeed succeeded / appoint appointed name named appointment
nominate nominated / fire fired sack sacked dismiss dismissed / found founded establish established set
create created creation / own owned owner belong belongs belonged / export exported exports exporter /
import imported imports importer / percent percentage share proportion / half halved / yearly annual
annually year per / month monthly months / week weekly weeks / day daily days / big large huge major great
largest biggest / small little minor tiny / fast quick rapid swift rapidly quickly / new fresh newly / old
former previous previously earlier / first initial initially / last final latest recent recently / total
overall altogether combined / joint jointly together cooperation cooperate cooperated collaboration
partnership partner / agreement memorandum understanding / trade commerce trading / oil crude petroleum /
gas lng / pipeline pipelines / road highway motorway route / railway rail train trains / airport airfield
airbase / port harbour harbor dock / base bases facility facilities plant factory factories / search
searched look looked probe investigate investigated investigation inquiry / find found discover discovered
detect detected / expand expanded expansion extend extended extension enlarge enlarged widen widened /
continue continued remain remained stay stayed keep kept / change changed modify modified alter altered
amend amended / decide decided decision resolve resolved resolution / offer offered propose proposed
proposal suggest suggested / hold held host hosted organise organised take took place / cover covered
include included comprise comprising contain consist / carry carried perform performed conduct conducted /
capture captured seize seized take took taken occupy occupied control / free freed release released liberate
liberated / rebel rebels insurgent insurgents militant militants fighter fighters / range distance reach /
equip equipped fit fitted armed arm / delegation envoy envoys representatives representative / ambassador
diplomat diplomatic envoy / journalist reporter journalists reporters press media / film movie / match game
/ team side squad club / score scored goal goals / children child kids minors / woman women female / man men
male / shut closed close closure closing / vessel ship boat / search check inspect examine scan inspection /
explosive mine bomb device munition ordnance / farmer grower producer peasant / motorway highway road
expressway traffic / protest demonstrate demonstration rally march protester demonstrator marcher / cheap
low-priced inexpensive cheaper / foreign abroad overseas imported international / sack dismiss fire oust
depart remove dismissal / coach manager trainer / match game fixture / row succession streak running
consecutive / charge fee toll levy / centre center inner core central downtown middle / researcher scientist
expert academic study / vaccine jab shot inoculation dose / protect shield guard safeguard protection /
throw dismiss reject quash / appeal challenge / flight service plane air / island isle / dear expensive
costly price climb / promise pledge vow guarantee commit assure undertake / publish release print issue
available public / headquarters head-office seat / move relocate shift transfer / candidate contender
nominee hopeful / debate argue discussion / television televised tv broadcast / worker employee staff
labourer crew / union guild / offer proposal bid proposition tender / strike walkout stoppage / deal
agreement accord contract settlement / share divide split distribute / statue sculpture monument / yard
shipyard dockyard / rebel insurgent guerrilla fighter militant separatist / seize capture overrun take
occupy / designer architect engineer / fine penalty fined penalise / regulator watchdog authority / fault
error mistake faulty flaw defect / invent devise design develop create / well borehole / senator house
chamber upper lawmaker / police policeman officer constable / rival competitor opponent / inspector monitor
observer / plant factory works mill facility / guard sentry / councillor council member / hide conceal keep
/ upgrade modernise refurbish renovation modernisation refit overhaul improvement / survey poll questioned
surveyed respondent / heat heating heated warm unheated / reservoir dam basin / capacity volume / loss lose
deficit / home house housing dwelling apartment flat / patient sick / recover recovery heal / population
inhabitant resident people / bonus reward premium / sign signature signed put / force effect valid / trial
hearing case lawsuit suit / verdict ruling judgment decision judgement / ferry boat ship / resume restart
reopen run / bank lender / set found establish / resign quit step resignation stand leave / batch lot
consignment shipment delivery / vote ballot poll election voter / truce ceasefire armistice / unmanned drone
uav / prolong extend renew / kit set equipment / depot store warehouse magazine storage / hit strike struck
target / shrink contract fall / forecast outlook prediction projection estimate predict / hire recruit
employ take / put postpone delay defer / deploy station position place / tanker ship / emission output
pollution / chief head boss leader director / tour visit / term condition / yard dock / patrol coast / raise
increase lift up hike / lend loan credit borrow / welcome praise hail greet applaud / lead head run chair
direct / win victory first triumph / purchase acquisition buy / clear approve pass / finance fund pay loan /
open start begin launch inaugurate / appoint name choose select pick / refuse deny decline turn / warn
caution alert / break rupture crack / beat defeat / inquiry investigation probe enquiry / board directors /
rescue save pick picked / identify name / blame fault / lack shortage short scarcity / manage run manager /
howitzer gun artillery cannon / hospital clinic infirmary / admit accept / engine motor / union trade /
storm hurricane gale cyclone / kill die life lives claim dead / profit earnings income surplus / sale
revenue turnover / wing wingspan / endurance airborne stay aloft / governing ruling / keep retain hold
re-elected / budget spending plan / send dispatch deploy / enrol recruit register / old aged older / receive
take delivery get / halt stop / demolition demolish raze / earthquake quake tremor seismic / cut shed slash
reduce axe / job post position / picture image photograph photo footage / release free / custody detention
detain / comment remark statement / refuse decline / hurt injure harm wound unharmed / passenger traveller /
miss skip absent / target aim / apply bind rule / shake handshake / turbine windmill / licence license
permit permission / include contain comprise cover / spare replacement / consider weigh mull think study /
restart return resume back / autumn fall / report reportedly / turn turned / unclear unknown known / safe
drinkable / canal waterway / money funding fund / complete finish completion done / shoot bring down /
surrender give lay / analyst expert economist / predict expect forecast / rig manipulate fraud irregularity
cheat / flee leave escape / harvest crop yield / carry bear armed / veto refuse / road route street /
unemployment jobless joblessness / range reach / ban prohibition / champion winner title / professional pro
/ fighter jet / score net goal / trace track / route line / lift elevator / beach shore coast / attack raid
assault offensive / sue lawsuit / overtake pass surpass / hit collide crash ram / crash collision accident /
replace succeed / maritime naval sea / plant factory / prevent stop avert / disease illness sickness ailment
/ back support / midfielder player striker footballer / rate interest / order command instruct /
surveillance reconnaissance spy / drought dry / approve authorise clear license / warehouse store / fireman
firefighter firemen / cellar basement / border frontier crossing / honour award decorate / pupil student
schoolchild / employ work job / frigate ship warship corvette / ticket fare / train rail railway / stadium
arena ground / spectator fan viewer crowd / captain skipper / contract deal / fall ill sick / general
commander officer / intelligence information / guilty convicted convict conviction / jail prison imprison
sentence imprisonment / murder kill killing assassinate assassination homicide / thief steal stole stolen
theft rob robbery loot looted / weapon arm arms / refugee migrant displaced asylum / bomb blast explosion
explode detonate detonation / blaze fire inferno / outbreak epidemic / drug medicine medication medical
treatment / doctor physician surgeon medic medical / cure heal treat / virus germ pathogen / firm company
enterprise business / chairman chair head president / bankrupt insolvent insolvency bankruptcy collapse
collapsed / merge merger combine / stake share holding / shareholder investor / tax duty levy excise /
subsidy subsidise grant / wage pay salary earnings / poor poverty / rich wealthy / increase rise raise /
inflation price / fuel petrol diesel gasoline / electricity power energy / grain wheat cereal corn maize /
bread loaf flour bakery / river stream / sea ocean / mountain peak hill / forest wood woodland / village
settlement hamlet / king monarch / church cathedral / museum gallery / book novel / author writer novelist /
singer vocalist musician / award prize honour medal / play perform performance / concert gig / school
college / teacher lecturer professor / exam test / satellite spacecraft probe / rocket missile launcher /
launch fire lift / internet online web / phone telephone mobile / hacker hack cyberattack breach / data
information figures statistics / law legislation act bill / rule regulation / religion religious faith /
culture cultural heritage / tourist visitor holidaymaker / airport airfield / airline carrier / pilot airman
aviator / bus coach / lorry truck / car vehicle automobile / bicycle bike / port harbour / cargo freight
goods load / trade commerce / debt owe / shop store retailer / customer client buyer / product goods /
accident crash incident / victim casualty fatality dead / suspect accused defendant / lawyer attorney
solicitor counsel / prosecutor prosecution / judge court bench / escape flee / hostage captive prisoner /
kidnap abduct seize / spy espionage agent / terrorist terrorism extremist / army military troops soldier
force / navy naval fleet / officer commander / base camp barracks / exercise drill manoeuvre / war conflict
hostilities / battle fight clash combat fighting skirmish / retreat withdraw pull withdrawal / advance push
/ siege besiege blockade surround encircle / shell bombard shelling bombardment / treaty pact accord
convention / ally partner alliance / enemy foe adversary / territory land / independence independent /
coalition alliance / minister secretary / ambassador envoy diplomat / embassy mission / sanction embargo
restriction measure / aid assistance relief help / donate donation give / summit meeting conference / visit
trip / talk negotiate dialogue / mediate mediator mediation broker / begin commence start launch initiate
outset / end finish conclude complete wrap / last final / take-part participate join involved participation
attend / gather assemble convene / happen occur take-place / show display exhibit present put / prove
demonstrate / mean signify / know aware / think believe consider view / hope wish / fear worry concern /
agree consent accept assent / oppose object resist / criticise condemn denounce slam criticism blast /
praise commend laud / apologise sorry apology regret / ask request seek demand call urge / answer reply
respond response / explain account / describe depict / mention cite refer / emphasise stress underline
highlight / discuss debate / suggest propose recommend / accuse allege charge / thank grateful gratitude /
celebrate mark commemorate / mourn grieve / birth born / marry wed marriage wedding / child kid / young
youth teenager / old elderly pensioner senior / man male / double twice / fast quick rapid / big large huge
great / small tiny / high tall / long lengthy / short brief / new recent modern latest / near close nearby
beside / far distant / north northern / south southern / east eastern / west western / before prior ahead
earlier / after following later since subsequent / during amid / night overnight midnight / dawn daybreak
sunrise / sunset dusk / empty vacant / full packed / damage harm destroy wreck ruin / repair fix mend
restore restoration / build construct erect raise / dirty pollute / flood inundate submerge swamp / rain
rainfall downpour / heat hot / cold freeze frost / wind windy / landslide mudslide / volcano eruption erupt
volcanic
"""
