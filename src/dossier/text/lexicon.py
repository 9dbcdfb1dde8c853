"""What a full stop means after which word, per language: the knowledge behind the merge rules.

Every word is written in lower case (Turkish i for İ) and without its last full stop.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The abbreviations of a language, by what may follow them, and words that tell a beginning.

    Attributes:
        never: a sentence never ends here: titles before a name, `e.g.`, `ул.`
        number: belongs to a number that follows (`No. 2`); before anything else it is an ordinary word.
        magnitude: counts what follows (`5 млн. США` does not end, `5 млн. Об этом` does).
        closing: ends what it belongs to, and the sentence where a capital letter follows (`etc.`, `p.m.`).
        adjectival: may stand before a name (`U.S. Army`); only one of `openers` begins a sentence after it.
        time: after a number, closes a date (`2020 г.`): no end where the sentence so far is only a date.
        dates: words that such an opening date is made of.
        openers: common words that begin sentences and never a name.
        calendar: capitalised words that go on after a time of day.
        units: beginnings of words that name what a magnitude counts.
        ordinals: whether a number with a full stop is an ordinal (`2. Karabağ`).
    """

    never: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    magnitude: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    adjectival: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    ordinals: bool = False

    def __or__(self, other: Lexicon) -> Lexicon:
        """Return what both know."""
        both = {field.name: getattr(self, field.name) | getattr(other, field.name) for field in fields(self)
                if field.name != "units"}  # fmt: skip
        return Lexicon(**both, units=self.units + other.units)


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMMON = Lexicon(
    never=_set("mr mrs ms dr prof gen col maj capt lt sgt adm rev hon vs cf viz e.g i.e ca"),
    number=_set("no nos nr vol vols art fig figs sec ch pp p pt op"),
    magnitude=_set("mln mlrd bn mn trn"),
    closing=_set("etc inc ltd corp jr sr llc plc bros al a.m p.m"),
    adjectival=_set("st mt ft co u.s u.k u.n e.u d.c u.s.a"),
    units=("dollar", "euro", "eur", "usd", "pound", "manat", "lira", "ruble", "azn"),
)

_ENGLISH = Lexicon(
    never=_set(
        "messrs sen rep gov pres supt cmdr brig lieut pvt cpl cdr amb atty fr esp approx incl dept gens "
        "lts sens reps drs profs"
    ),
    number=_set("para paras sect app ex reg jan feb mar apr jun jul aug sep sept oct nov dec"),
    closing=_set("dept est bldg ave blvd rd sq"),
    openers=_set(
        "the a an this that these those it its he she they we you his her their our my your there here in "
        "on at by for from with without after before during since until while when where why how what who "
        "which if but and or so yet nor as although though because however moreover meanwhile then now "
        "today yesterday both all some many most few each every no not neither either another other "
        "others such also even only just about over under between among against according despite instead "
        "still once one two three four five several earlier later last next once nobody everyone none "
        "nothing is was are were has have had do does did can could will would should may might more less "
        "i to of into"
    ),
    calendar=_set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
        "july august september october november december mon tue wed thu fri sat sun"
    ),
)

_TURKISH = Lexicon(
    never=_set(
        "sn doç yrd av org orgen korg tümg tuğg alb yzb bnb ütğm tğm asb onb hz arş gör öğr mim müh uzm "
        "ecz kd başk gn gnkur bkz krş örn çev yay cad sok mah blv apt op m.ö m.s bşk"
    ),
    number=_set("md s c cilt fık oca şub nis haz tem ağu eyl eki kas"),
    closing=_set("vb vs vd"),
    adjectival=_set("a.ş t.c a.b.d b.m şti ltd"),
    time=_set("yy"),
    openers=_set(
        "bu bunu bunun buna bunlar bunda bundan şu o onun onu ona onlar onların biz bizim siz ben ancak "
        "fakat ama ve veya ya ayrıca ardından daha sonra önce böylece çünkü eğer her hiç bazı birçok çok "
        "bir iki üç öte yandan öteki diğer ilk son şimdi bugün dün yarın geçen gelecek kim ne neden nasıl "
        "nerede hangi kaç ise yine hatta oysa buna karşın rağmen burada orada bundan dolayısıyla nitekim "
        "üstelik zira aynı tüm bütün hem artık henüz iddiaya göre sadece yalnızca toplam taraflar "
        "yetkililer haberde açıklamada"
    ),
    dates=_set("ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
    units=("dolar", "avro", "sterlin", "ruble"),
    ordinals=True,
)

_AZERBAIJANI = Lexicon(
    never=_set(
        "ad akad dos müəl gen-mayor gen-leyt polk kap hörm c cən küç pr-ti pros məs bax müq şəh qəs m.ö e.ə "
        "tərc nəşr inj həmm mər"
    ),
    number=_set("s səh md cild № maddə"),
    closing=_set("s b i.a və.s"),
    magnitude=_set("trln"),
    adjectival=_set("a.ş mmc asc qsc bmt"),
    openers=_set(
        "bu bunu bunun buna bunlar bununla bundan o onun onu ona onlar onların biz bizim siz mən amma "
        "lakin ancaq və ya yaxud həmçinin həm daha sonra əvvəl beləliklə çünki əgər hər heç bəzi bir iki "
        "üç çox çoxu digər ilk son indi bugün dünən sabah keçən gələn kim nə niyə necə harada hansı neçə "
        "isə yenə hətta halbuki burada orada eyni bütün artıq hələ yalnız təkcə ümumilikdə tərəflər "
        "xatırladaq qeyd məlumata ötən eləcə bundan başqa sözügedən həmin nəhayət buna görə belə elə"
    ),
    dates=_set(
        "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr yanvarın fevralın "
        "martın aprelin mayın iyunun iyulun avqustun sentyabrın oktyabrın noyabrın dekabrın"
    ),
    units=("dolları", "abş", "avro", "rubl"),
    ordinals=True,
)

_RUSSIAN = Lexicon(
    never=_set(
        "г-н г-жа гг-н проф акад доц канд ген ген-м полк подполк кап лейт ул пр-т просп пер пл наб бул им "
        "св напр см ср т.е т.н т.к т.ч т.наз т.ж обл р-н пос дер гос мин зам нач рук пом ред изд адм дж "
        "тов гр о-в оз"
    ),
    number=_set(
        "т ст стр рис гл п пп табл № разд ч кн вып янв фев февр мар апр авг сен сент окт ноя нояб дек"
    ),
    magnitude=_set("тыс млн млрд трлн"),
    closing=_set("т.д т.п др пр н.э и.о долл руб коп чел км кг га мм см сек мин ч шт экз"),
    time=_set("г гг в вв"),
    dates=_set(
        "в во с со к ко до по от после на и около за еще уже лишь только конце начале середине первой "
        "второй половине весной летом осенью зимой апреля мая июня июля августа сентября октября ноября "
        "декабря января февраля марта январе феврале марте апреле мае июне июле августе сентябре октябре "
        "ноябре декабре течение течении период итогам состоянию лета весны осени зимы конца начала "
        "квартале полугодии"
    ),
    openers=_set(
        "это этот эта эти этого этому этой он она они оно его ее их мы вы я в во на с со по о об от до из "
        "к у за для при под над но а и или однако также кроме так как когда если хотя поэтому потому "
        "затем потом ранее позже после перед сейчас теперь сегодня вчера завтра там тут здесь все весь "
        "всего многие некоторые каждый другие другой один одна одно два три первый вторая второй тогда "
        "тем том то те такой такие что кто где почему сколько какой какие чей ни не нет да уже еще лишь "
        "только стороны всё её при между согласно благодаря несмотря вместо среди"
    ),
    units=("доллар", "долл", "евро", "рубл", "манат", "лир", "человек"),
)

_BY_LANGUAGE = {
    "en": _COMMON | _ENGLISH,
    "tr": _COMMON | _TURKISH,
    "az": _COMMON | _AZERBAIJANI,
    "ru": _COMMON | _RUSSIAN,
}
_ORDINAL_LANGUAGES = _set("cs da de et fi hr hu is lv nb nn no pl sk sl sr")
_OTHERS = {False: _COMMON, True: _COMMON | Lexicon(ordinals=True)}


def lexicon(language: str | None) -> Lexicon:
    """Return what is known of a language; without one, what most share with English."""
    if language is None:
        return _BY_LANGUAGE["en"]
    return _BY_LANGUAGE.get(language) or _OTHERS[language in _ORDINAL_LANGUAGES]
