"""A wire story, and what its printings make of it."""

import random

WIRE = (
    "The government of Borovia said on Monday that it had taken delivery of twelve patrol boats which it "
    "ordered from a shipyard in Varland three years ago. The defence minister told reporters in the port of "
    "Dunmore that the boats would guard the fishing grounds in the north. Their crews were trained abroad "
    "for six months. The opposition called the purchase too dear and asked for the contract to be published, "
    "which the ministry declined to do. A spokesman for the shipyard confirmed that all boats had been paid "
    "for and that spare parts for ten years were part of the deal. Two more boats may be ordered next spring "
    "if the parliament agrees to the budget that the cabinet sent to it last week."
)

LANGUAGES = {
    "en": WIRE,
    "tr": (
        "Borovya hükûmeti pazartesi günü yaptığı açıklamada üç yıl önce Varland'daki bir tersaneye sipariş "
        "ettiği on iki karakol botunu teslim aldığını duyurdu. Savunma bakanı Dunmore limanında gazetecilere "
        "botların kuzeydeki balıkçılık alanlarını koruyacağını söyledi. Mürettebat altı ay boyunca yurt "
        "dışında eğitim gördü. Muhalefet alımı çok pahalı buldu ve sözleşmenin yayımlanmasını istedi, ancak "
        "bakanlık bunu reddetti. Tersanenin sözcüsü bütün botların bedelinin ödendiğini ve on yıllık yedek "
        "parçanın anlaşmaya dahil olduğunu doğruladı. Meclis geçen hafta sunulan bütçeyi onaylarsa gelecek "
        "ilkbaharda iki bot daha sipariş edilebilir."
    ),
    "az": (
        "Boroviya hökuməti bazar ertəsi bildirdi ki, üç il əvvəl Varlandın tərsanəsinə sifariş etdiyi on iki "
        "patrul qayığını təhvil alıb. Müdafiə naziri Danmor limanında jurnalistlərə dedi ki, qayıqlar "
        "şimaldakı balıqçılıq sahələrini qoruyacaq. Heyətlər altı ay xaricdə təlim keçib. Müxalifət alışı "
        "çox baha adlandırdı və müqavilənin dərc olunmasını tələb etdi, lakin nazirlik bundan imtina etdi. "
        "Tərsanənin sözçüsü bütün qayıqların pulunun ödənildiyini və on illik ehtiyat hissələrinin sazişə "
        "daxil olduğunu təsdiqlədi. Parlament keçən həftə göndərilən büdcəni qəbul etsə, gələn yaz daha iki "
        "qayıq sifariş oluna bilər."
    ),
    "ru": (
        "Правительство Боровии сообщило в понедельник, что получило двенадцать сторожевых катеров, "
        "заказанных три года назад на верфи в Варланде. Министр обороны заявил журналистам в порту Данмор, "
        "что катера будут охранять рыболовные угодья на севере. Их экипажи полгода обучались за границей. "
        "Оппозиция назвала покупку слишком дорогой и потребовала опубликовать договор, в чём министерство "
        "отказало. Представитель верфи подтвердил, что все катера оплачены и что запасные части на десять "
        "лет входят в сделку. Если парламент одобрит бюджет, внесённый на прошлой неделе, весной могут быть "
        "заказаны ещё два катера."
    ),
}


def story(seed: int, length: int = 150) -> str:
    """Return a made-up text that shares no shingle with that of another seed."""
    order = random.Random(seed)
    return " ".join(f"s{seed}w{order.randrange(10_000)}" for _ in range(length)) + "."


def changed(text: str, seed: int, share: float = 0.05) -> str:
    """Return a text with a share of its words replaced."""
    order = random.Random(seed)
    found = text.split()
    for place in order.sample(range(len(found)), int(share * len(found))):
        found[place] = f"x{order.randrange(10_000)}"
    return " ".join(found)
