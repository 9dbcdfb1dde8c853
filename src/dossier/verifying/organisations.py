"""Organisations and what they are called: in full, by initials, as the press describes them.

A line is of one organisation, which may have several: its code, then folded names in English, Turkish,
Azerbaijani and Russian, set apart by commas; a word that ends in `*` stands for all that begin so, which
covers the endings of cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_TABLE = """
IAEA iaea, international atomic energy agency, un's nuclear watchdog, un nuclear watchdog
IAEA un atomic watchdog, united nations nuclear watchdog, un's atomic agency, un nuclear agency, магатэ
IAEA международн* агентств* по атомной энергии, uaea, uluslararasi atom enerjisi ajans*, maqate
IAEA beynelxalq atom enerjisi agentli*
WHO who, world health organization, world health organisation, un's health agency, un health agency
WHO un health body, united nations health agency, воз, всемирн* организаци* здравоохранения, dso
WHO dunya saglik orgutu*, ust, umumdunya sehiyye teskilati*
WTO wto, world trade organization, world trade organisation, вто, всемирн* торгов* организаци*
WTO dunya ticaret orgutu*
IMF imf, international monetary fund, мвф, международн* валютн* фонд*, uluslararasi para fonu*
IMF beynelxalq valyuta fondu*, bvf
WORLDBANK world bank, всемирн* банк*, dunya bankasi*, dunya banki*
ICC icc, international criminal court, мус, международн* уголовн* суд*, uluslararasi ceza mahkemesi*, ucm
ICJ icj, international court of justice, un's top court, un top court, international court, world court
ICJ международн* суд* оон, международн* суд*, uluslararasi adalet divani*, uad
ECHR echr, european court of human rights, еспч, европейск* суд* по правам человека
ECHR avrupa insan haklari mahkemesi*, aihm, avropa insan huquqlari mehkemesi*
CJEU cjeu, ecj, european court of justice, court of justice of the european union, eu's top court
CJEU eu top court, суд ес
ECB ecb, european central bank, eurozone's central bank, euro zone's central bank, eurozone central bank
ECB ецб, европейск* центральн* банк*, avrupa merkez bankasi*
FED federal reserve, us federal reserve, us central bank, fed, фрс, федеральн* резервн* систем*
BOE bank of england, uk central bank, britain's central bank
EUCOMMISSION european commission, eu commission, eu executive, eu's executive, eu's executive arm
EUCOMMISSION brussels executive, европейск* комисси*, еврокомисси*, avrupa komisyonu*, avropa komissiyasi*
EUPARLIAMENT european parliament, eu parliament, европарламент*, европейск* парламент*, avrupa parlamentosu*
EUCOUNCIL european council, европейск* совет*
COE council of europe, совет* европы, avrupa konseyi*, avropa surasi*
EMA ema, european medicines agency, european regulator, eu drug regulator, eu drugs regulator
EMA eu medicines regulator, european drug regulator, eu's medicines regulator
FDA fda, food and drug administration, us drug regulator, us drugs regulator
FAA faa, federal aviation administration, us aviation regulator
NASA nasa, national aeronautics and space administration, us space agency, american space agency, наса
ESA esa, european space agency, europe's space agency, ека, европейск* космическ* агентств*
ROSCOSMOS roscosmos, russian space agency, russia's space agency, роскосмос*
OPEC opec, organization of the petroleum exporting countries
OPEC organisation of the petroleum exporting countries, oil cartel, oil producers' cartel
OPEC oil exporters' group, опек
OSCE osce, organization for security and co-operation in europe
OSCE organization for security and cooperation in europe
OSCE organisation for security and cooperation in europe, обсе
OSCE организаци* по безопасности и сотрудничеству в европе, agit, atet
OECD oecd, organisation for economic co-operation and development
OECD organisation for economic cooperation and development
OECD organization for economic cooperation and development, оэср
AU african union, африканск* союз*, afrika birligi*
ARABLEAGUE arab league, league of arab states, лиг* арабских государств, arap birligi*
ASEAN asean, association of southeast asian nations, асеан
GCC gcc, gulf cooperation council
ECOWAS ecowas, economic community of west african states
CSTO csto, collective security treaty organization, collective security treaty organisation, одкб
CSTO организаци* договора о коллективной безопасности
CIS cis, commonwealth of independent states, снг, содружеств* независимых государств
SCO sco, shanghai cooperation organisation, shanghai cooperation organization, шос
SCO шанхайск* организаци* сотрудничества
OTS organization of turkic states, organisation of turkic states, turk devletleri teskilati*
OTS организаци* тюркских государств
UNSC un security council, united nations security council, security council, совбез* оон
UNSC совет* безопасности оон, bm guvenlik konseyi*
UNGA un general assembly, united nations general assembly, general assembly, генеральн* ассамбле* оон
UNGA генассамбле* оон
UNHCR unhcr, un refugee agency, un's refugee agency, united nations high commissioner for refugees
UNICEF unicef, un children's fund, un children's agency, united nations children's fund, юнисеф
UNESCO unesco, un cultural agency, un's cultural agency, un educational, юнеско
WFP wfp, world food programme, world food program, un food agency, un's food agency
FAO fao, food and agriculture organization, food and agriculture organisation
ILO ilo, international labour organization, international labour organisation, un labour agency
WMO wmo, world meteorological organization, world meteorological organisation, un weather agency
WMO un's weather agency
ICRC icrc, international committee of the red cross
MSF msf, doctors without borders, medecins sans frontieres
FIFA fifa, world football's governing body, football's world governing body
FIFA international football federation, фифа
UEFA uefa, european football's governing body, уефа
IOC ioc, international olympic committee, мок, международн* олимпийск* комитет*
WADA wada, world anti-doping agency
FBI fbi, federal bureau of investigation, фбр
CIA cia, central intelligence agency, цру
MFARU мид*, министерств* иностранных дел
MODRU минобороны, министерств* обороны, оборонн* ведомств*
MINFINRU минфин*, министерств* финансов
MVDRU мвд, министерств* внутренних дел
MINZDRAV минздрав*, министерств* здравоохранения
MCHS мчс, министерств* по чрезвычайным ситуациям
GOSDUMA госдум*, государственн* дум*
CBR цб, центробанк*, центральн* банк*
TCMB tcmb, turkiye cumhuriyet merkez bankasi*, merkez bankasi*, central bank of the republic of turkey
TCMB central bank of the republic of turkiye, central bank of turkey, turkish central bank
TCMB turkey's central bank
TBMM tbmm, turkiye buyuk millet meclisi*, turkish parliament, turkey's parliament, millet meclisi*
MSB msb, milli savunma bakanligi*, turkish defence ministry, turkey's defence ministry
TURKSTAT tuik, turkiye istatistik kurumu*, turkish statistical institute, turkey's statistics office
SOCAR socar, socar'*, state oil company of azerbaijan, dovlet neft sirketi*
NHS nhs, national health service, britain's health service
PENTAGON pentagon, us defence department, us defense department, us department of defense, пентагон*
"""

_LONGEST = 9
"""Words that a name has at most."""


@lru_cache(1)
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _TABLE.strip().split("\n"):
        code, _, names = line.partition(" ")
        for name in names.split(","):
            words = tuple(name.replace("-", " ").split())
            found.setdefault(words[0][:_HEAD].rstrip("*"), []).append((words, code))
    return {head: sorted(those, key=lambda each: -len(each[0])) for head, those in found.items()}


_HEAD = 3


def organisation(words: Sequence[str]) -> tuple[str, int] | None:
    """Return the code of the organisation that folded words begin with, and how many words name it."""
    if not words:
        return None
    heads = (words[0][:length] for length in (3, 2, 1))
    for names in (_names().get(head, ()) for head in heads):
        for name, code in names:
            if len(name) <= len(words) and all(map(_fits, name, words)):
                return code, len(name)
    return None


def _fits(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word in (form, form + "'s")
