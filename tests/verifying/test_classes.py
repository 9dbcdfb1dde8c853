"""Classes of statements that quotes bear out or do not: a few of each class that a rule or table is for."""

import pytest

from dossier.verifying import verify

BORNE_OUT = [
    (
        "goes_on",
        "en",
        "Lena Moss restored the mill at Harbury.",
        [
            "Lena Moss is an architect from Leeds.",
            "In 2011, after a fire, the architect restored the mill at Harbury for the Fairfax family.",
        ],
    ),
    (
        "goes_on",
        "en",
        "Kvarner is near the caves of Postel.",
        ["Among the old sights of Kvarner are many, including the caves of Postel and the Roman baths."],
    ),
    (
        "goes_on",
        "en",
        "Clara Novak was a singer, pianist and writer.",
        ["Clara Irena Novak (20 May 1971 - 3 March 2014) was a singer, pianist and writer."],
    ),
    (
        "order",
        "en",
        "The chairman resigned before the audit was released.",
        ["The audit was released a week after the chairman had resigned."],
    ),
    (
        "order",
        "en",
        "After the vote was counted, the senator conceded.",
        ["The senator conceded once the vote had been counted."],
    ),
    ("order", "tr", "Anlaşma seçimden sonra imzalandı.", ["Anlaşma, seçimden iki gün sonra imzalandı."]),
    (
        "order",
        "en",
        "The tests were completed before the ship was handed over.",
        ["The ship was handed over in May, following the completion of the tests in April."],
    ),
    ("role", "en", "The publisher was sued by the author.", ["The author has taken the publisher to court."]),
    (
        "role",
        "en",
        "Spain were beaten 2-1 by Denmark in the final.",
        ["Denmark beat Spain 2-1 in the final in Malmö."],
    ),
    (
        "role",
        "en",
        "The ferries will be fitted with MAN engines.",
        ["MAN will supply the engines for the ferries."],
    ),
    (
        "role",
        "en",
        "Leeds were knocked out by Derby.",
        ["Derby knocked out Leeds in the third round to set up a tie with Chelsea."],
    ),
    (
        "negation",
        "en",
        "The divers found no cargo in the wreck.",
        ["The divers found no cargo in the wreck but did find two bodies."],
    ),
    (
        "negation",
        "en",
        "Fares will stay the same this year.",
        ["Bus fares will not change this year, the mayor said."],
    ),
    ("negation", "en", "The talks ended without a deal.", ["No agreement was reached at the talks."]),
    (
        "negation",
        "en",
        "The ministry has yet to publish the figures.",
        ["The figures have not been published by the ministry."],
    ),
    (
        "hedge",
        "en",
        "Prosecutors say the treasurer stole 2 million euros.",
        ["The treasurer is accused by prosecutors of stealing 2 million euros."],
    ),
    (
        "hedge",
        "en",
        "The court found that the treasurer stole 2 million euros.",
        ["The court ruled that the treasurer had stolen 2 million euros from the club."],
    ),
    (
        "hedge",
        "en",
        "The opposition says the vote was rigged.",
        ["The vote was rigged, according to the opposition."],
    ),
    (
        "hedge",
        "en",
        "The army claims to have destroyed nine tanks.",
        ["The army said it had destroyed nine tanks, a claim that could not be verified."],
    ),
    ("cause", "en", "The match was called off because of fog.", ["The match was called off due to fog."]),
    (
        "cause",
        "en",
        "The road was closed because of a landslide.",
        ["The road was closed after a landslide."],
    ),
    (
        "cause",
        "en",
        "Rising costs forced the firm to drop the project.",
        ["The firm dropped the project, citing rising costs."],
    ),
    (
        "cause",
        "en",
        "Drought has cut the olive harvest.",
        ["The olive harvest has fallen because of drought."],
    ),
    (
        "merge",
        "en",
        "Hansen, who was born in Oslo, runs the museum.",
        ["Eva Hansen was born in Oslo.", "Hansen is the head of the museum."],
    ),
    (
        "merge",
        "en",
        "Peru and Ecuador both closed the border.",
        ["Peru closed the border on Monday.", "Ecuador shut its side of the border a day later."],
    ),
    (
        "merge",
        "en",
        "Okafor, a surgeon from Lagos, will lead the mission.",
        ["The mission will be headed by Dr Ada Okafor.", "Okafor is a surgeon in Lagos."],
    ),
    (
        "merge",
        "en",
        "The Polish shipyard won the order and will deliver the first ferry in 2028.",
        ["The order went to a Polish shipyard.", "The Polish yard is to hand over the first ferry in 2028."],
    ),
    ("scope", "en", "Each family got 5,000 euros.", ["Every family received 5,000 euros."]),
    ("number", "en", "About one in four pupils was absent.", ["26 percent of pupils were absent."]),
    (
        "number",
        "ru",
        "Проект обойдётся в полтора миллиона долларов.",
        ["Стоимость проекта составит 1,5 млн долларов."],
    ),
    (
        "number",
        "en",
        "The second round was held on 22 May, two weeks after the first.",
        ["The first round took place on 8 May and the second two weeks later."],
    ),
    (
        "number",
        "en",
        "The stadium cost three times as much as planned.",
        ["The stadium, budgeted at 40 million euros, cost 120 million."],
    ),
    (
        "date",
        "en",
        "The museum will open in three weeks, on 24 May.",
        ["On 3 May the city said that the museum would open in three weeks."],
    ),
    (
        "date",
        "en",
        "The ban took effect at the start of the year.",
        ["The ban has been in force since 1 January."],
    ),
    (
        "acronym",
        "en",
        "The WHO declared an emergency.",
        ["The World Health Organization declared an emergency."],
    ),
    (
        "acronym",
        "en",
        "The UN's health agency declared an emergency.",
        ["The World Health Organization declared an emergency."],
    ),
    ("acronym", "en", "The oil cartel cut its output.", ["OPEC cut its output on Sunday."]),
    ("acronym", "en", "The ECB raised rates.", ["The European Central Bank raised rates on Thursday."]),
    (
        "paraphrase",
        "en",
        "Nurses walked out over pay.",
        ["Nursing staff went on strike on Monday to demand better wages."],
    ),
    (
        "paraphrase",
        "en",
        "The retailer will close 40 shops and shed 1,200 jobs.",
        ["The chain said it would shut 40 stores, with 1,200 staff being made redundant."],
    ),
    (
        "paraphrase",
        "en",
        "The envoy praised the release of the captives.",
        ["The ambassador welcomed the freeing of the hostages."],
    ),
]

NOT_BORNE_OUT = [
    (
        "order",
        "en",
        "The strike began before the company announced the cuts.",
        ["Workers walked out two days after the company had announced the cuts."],
    ),
    (
        "order",
        "en",
        "The station was closed once the flood had receded.",
        ["The flood receded a day after the station was closed."],
    ),
    (
        "order",
        "en",
        "The audit was released, and then the chairman resigned.",
        ["The chairman resigned shortly before the audit was released."],
    ),
    ("order", "tr", "Anlaşma seçimden önce imzalandı.", ["Anlaşma, seçimden iki gün sonra imzalandı."]),
    ("order", "ru", "Договор подписали до выборов.", ["Договор был подписан через неделю после выборов."]),
    (
        "role",
        "en",
        "Saab will build the fighters for Hungary.",
        ["Dassault beat Saab to the contract to build 12 fighters for Hungary."],
    ),
    ("role", "en", "Kenya defeated Ghana in the final.", ["Ghana defeated Kenya in the final on Sunday."]),
    ("role", "en", "The tenants evicted the landlord.", ["The landlord evicted the tenants in March."]),
    ("role", "en", "The bank sued the regulator.", ["The regulator has taken the bank to court."]),
    ("role", "en", "The striker was fouled by the keeper.", ["The striker fouled the keeper."]),
    (
        "negation",
        "en",
        "The minister said taxes would not rise.",
        ["The minister said a rise in taxes could not be avoided."],
    ),
    (
        "negation",
        "en",
        "The divers did not find any bodies in the wreck.",
        ["The divers found no cargo in the wreck but did find two bodies."],
    ),
    (
        "negation",
        "en",
        "India and Brazil both backed the motion.",
        ["India backed the motion.", "Brazil abstained on the motion."],
    ),
    (
        "negation",
        "en",
        "Inspectors found faults in the brakes.",
        ["Inspectors found faults in the doors but none in the brakes."],
    ),
    (
        "negation",
        "en",
        "The firm said layoffs would be avoided.",
        ["The firm said layoffs were unavoidable."],
    ),
    (
        "hedge",
        "en",
        "The treasurer stole 2 million euros from the club.",
        ["The treasurer is alleged to have stolen 2 million euros from the club."],
    ),
    (
        "hedge",
        "en",
        "The army destroyed nine tanks.",
        ["The army said it had destroyed nine tanks, a claim that could not be verified."],
    ),
    (
        "hedge",
        "en",
        "The president's son ordered the killing.",
        ["The opposition says the president's son ordered the killing."],
    ),
    (
        "hedge",
        "en",
        "The company dumped waste in the river.",
        ["According to the indictment, the company dumped waste in the river."],
    ),
    (
        "hedge",
        "en",
        "The general ordered the massacre.",
        ["The general is accused of having ordered the massacre."],
    ),
    (
        "cause",
        "en",
        "Exports fell because of the strike.",
        ["Exports fell in June. Dockers were on strike for two weeks in June."],
    ),
    (
        "cause",
        "en",
        "Hotel bookings, boosted by the festival, rose in July.",
        ["Hotel bookings rose in July.", "The festival took place in July."],
    ),
    (
        "cause",
        "en",
        "The strike led to a shortage of fuel.",
        ["Refinery workers went on strike on Monday.", "Fuel was short in the capital on Tuesday."],
    ),
    (
        "cause",
        "en",
        "The mayor quit because of the scandal.",
        ["The mayor quit on Friday.", "A scandal over parking permits broke last week."],
    ),
    ("cause", "en", "Sales fell, hurt by the strike.", ["Sales fell in May. A strike took place in May."]),
    (
        "merge",
        "en",
        "The tunnel under the Elbe, which cost 300 million euros, was flooded.",
        [
            "The tunnel under the Elbe cost 300 million euros.",
            "The tunnel under the Weser was flooded on Sunday.",
        ],
    ),
    (
        "merge",
        "en",
        "The Finnish ship that ran aground was carrying timber.",
        ["A Finnish ship was carrying timber to Hull.", "A Danish ship ran aground off Hull."],
    ),
    (
        "merge",
        "en",
        "The Norwegian trawler that sank had a crew of nine.",
        ["The Norwegian trawler reached port safely.", "A Danish trawler with a crew of nine sank."],
    ),
    (
        "merge",
        "en",
        "The school in Bursa was damaged by the quake.",
        ["A school in Bursa was opened in May.", "The quake damaged a school in Izmir."],
    ),
    (
        "merge",
        "en",
        "The hospital in Varna was evacuated.",
        ["The hospital in Varna has 300 beds.", "A hospital in Burgas was evacuated."],
    ),
    (
        "scope",
        "en",
        "The company paid 5,000 euros to each of the families.",
        ["The company paid the families 5,000 euros in total."],
    ),
    ("scope", "en", "Each worker will get 300 euros a month.", ["Each worker will get 300 euros a year."]),
    (
        "scope",
        "en",
        "The farm uses 40 tonnes of seed per hectare.",
        ["The farm uses 40 tonnes of seed in all."],
    ),
    ("scope", "en", "The fine was 90,000 pounds in total.", ["The fine was 90,000 pounds for each breach."]),
    ("scope", "en", "Each tenant will get 400 euros.", ["The tenants will get 400 euros in total."]),
    (
        "number",
        "en",
        "The line opened four years late.",
        ["The line was due to open in 2018 and opened in 2020."],
    ),
    ("number", "en", "The truce lasts a fortnight.", ["The truce will last 10 days."]),
    ("number", "en", "About one in four pupils was absent.", ["46 percent of pupils were absent."]),
    (
        "number",
        "ru",
        "Проект обойдётся в полтора миллиона долларов.",
        ["Стоимость проекта составит 2,5 млн долларов."],
    ),
    ("number", "en", "One in three pupils failed.", ["One in five pupils failed."]),
    (
        "date",
        "en",
        "The runoff was held on 12 April.",
        ["The first round was held on 5 April and the runoff two weeks later."],
    ),
    (
        "similar",
        "en",
        "The European Court of Human Rights struck down the law.",
        ["The European Court of Justice struck down the law."],
    ),
    (
        "similar",
        "en",
        "The Council of Europe adopted the report.",
        ["The European Council adopted the report."],
    ),
    (
        "similar",
        "en",
        "The World Trade Organization published the report.",
        ["The World Health Organization published the report."],
    ),
    (
        "similar",
        "en",
        "Inspectors from the Federal Aviation Administration visited the plant.",
        ["Inspectors from the Federal Energy Administration visited the plant."],
    ),
    ("similar", "en", "South Korea signed the pact.", ["North Korea signed the pact."]),
    (
        "not_said",
        "en",
        "The clinic in Bergen vaccinated the children against measles.",
        ["A bus overturned near a school in Bergen on Monday; police are looking for witnesses."],
    ),
    (
        "not_said",
        "en",
        "The submarine photographed the wreck of the liner.",
        ["The submarine spent nine days above the wreck, and engineers are now going through its logs."],
    ),
    (
        "not_said",
        "en",
        "Farmers in the valley oppose the new reservoir.",
        ["The new reservoir in the valley will hold enough water to irrigate the land of 900 farmers."],
    ),
    (
        "not_said",
        "en",
        "The airline apologised to the passengers for the delay.",
        ["The airline carried 4 million passengers last year, and a third of its flights left with a delay."],
    ),
    (
        "not_said",
        "en",
        "The bank's customers lost their savings.",
        ["The bank has 200,000 customers and offers them savings accounts at 3 per cent."],
    ),
]


@pytest.mark.parametrize(("kind", "language", "statement", "quotes"), BORNE_OUT)
def test_is_supported(kind: str, language: str, statement: str, quotes: list[str]) -> None:
    verdict = verify(statement, quotes, language=language)
    assert verdict.support == "supported", (kind, verdict.reason)


@pytest.mark.parametrize(("kind", "language", "statement", "quotes"), NOT_BORNE_OUT)
def test_is_not_supported(kind: str, language: str, statement: str, quotes: list[str]) -> None:
    assert verify(statement, quotes, language=language).support != "supported", kind
