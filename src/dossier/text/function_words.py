"""Words that carry grammar rather than subject, folded."""

from __future__ import annotations

from collections.abc import Iterable

ENGLISH = """
a about after again all also although am an and any are as at be because been before being between both but
by can could did do does doing done down during each either else ever few for from further get gets got had
has have having he her here hers him his how i if in into is it its itself just let like made make makes many
may me might more most much must my name neither no nor not of off on once one only or other our out over own
per please said same say says shall she should since so some such tell than that the their them then there
these they this those through to too under until up upon us used versus very vs was we were what when where
whether which while who whom whose why will with within without would you your
"""

TURKISH = """
ama ancak bana bazi belki ben bir biri biz bu bunlar bunun da daha de defa degil diye en fakat gibi hangi
hangileri hangisi hem hep hepsi her hic icin ile ise kac kadar ki kim kimden kimdi kimdir kime kimi kimin
kiminle kimle kimler kimlerdir mi mu nasil ne neden nedir neler nelerdir nerede nereden neresi nereye neyi
nicin niye o olan olarak oldu olup olur onlar onun oysa pek sadece siz sonra su tarafindan ve veya ya yani yok
zaman
"""

AZERBAIJANI = """
amma ancaq bele ben bes bir biz bu bunlar bunun bura cox da daha de deyil dir e eger elmi eyle ge gore
haqqinda hara harada hansi hec hem her idi ile ise kim kimi lakin men mi mu nece nedir ne niye o olan
olaraq oldu olub olur onlar onun ozu qeder sen siz sonra terefinden ucun ve vaxt vardir yalniz ya zaman
"""

RUSSIAN = """
а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее если
есть еще же за и из или им их к как какая какие каким какими каких каков какова каково какого какое какой
каком какому какую кем когда кого ком кому которая которые который кто ли либо мне много может можно мы на над
надо наш не него нее нет ни них но ну о об однако он она они оно от очень по под после потом почему при про с
сам свой себя сколько со так такая также такие такое такой там те тем то того тоже только том ту ты у уже чего
чей чем через что чтобы чье чьи чья эта эти этим этого этой этом этот я
"""

BY_LANGUAGE = {
    language: frozenset(listed.split())
    for language, listed in {"en": ENGLISH, "tr": TURKISH, "az": AZERBAIJANI, "ru": RUSSIAN}.items()
}
"""Function words by language code."""

FUNCTION_WORDS: frozenset[str] = frozenset().union(*BY_LANGUAGE.values())
"""All of them together."""


def function_words(languages: Iterable[str]) -> frozenset[str]:
    """Return the function words of English and of some languages."""
    return BY_LANGUAGE["en"].union(*(BY_LANGUAGE.get(language, ()) for language in languages))
