"""Prompts that hide a banned word, and prompts that only look as if they did; every word of them is an ordinary one."""
# ruff: noqa: E501, RUF001  # Look-alikes in long rows are what these tables are made of.

#: What a banned word or phrase is hidden in: each prompt is matched by the rule in front of it.
EVASIONS: dict[str, list[str]] = {
    "gore": [
        # Case, styles and accents.
        "gore", "GORE", "GoRe", "lots of gOrE, please", "góre", "gòrê", "ĝöŕè", "g̶o̶r̶e̶", "g͓̽o͓̽r͓̽e͓̽", "g͜o͜r͜e",
        "ｇｏｒｅ", "ＧＯＲＥ", "𝐠𝐨𝐫𝐞", "𝑔𝑜𝑟𝑒", "𝓰𝓸𝓻𝓮", "𝔤𝔬𝔯𝔢", "𝕘𝕠𝕣𝕖", "𝗴𝗼𝗿𝗲", "𝚐𝚘𝚛𝚎", "ⓖⓞⓡⓔ", "ⒼⓄⓇⒺ", "⒢⒪⒭⒠", "🅖🅞🅡🅔",
        "🄶🄾🅁🄴", "🅶🅾🆁🅴", "🇬🇴🇷🇪", "ɢᴏʀᴇ", "ᵍᵒʳᵉ", "ᴳᴼᴿᴱ", "gøre", "ǥore", "gorɇ", "ɡore", "gorǝ", "goɹe",
        # Letters of other scripts.
        "gоre", "gorе", "gоrе", "gοre", "gorε", "gоrє", "ցore", "gօre", "goгe", "gоге", "gΟre", "GОRЕ", "gᴑre",
        # Digits and signs.
        "g0re", "gor3", "g0r3", "9ore", "gor€", "G0RE!", "g0r3, g0r3", "90r3",
        "gore2", "4gore", "gore100", "2gore4you",
        # What nobody sees.
        "g\u200bore", "g\u200bo\u200br\u200be", "go\u00adre", "go\u2060re", "g\u200co\u200dre", "\ufeffgore", "gor\u034fe", "gore\ufe0f",
        "g\U000e0067ore", "go\u180ere", "g\u202eore\u202c",
        # Spaces and punctuation.
        "g o r e", "g  o  r  e", "g.o.r.e", "g. o. r. e.", "g-o-r-e", "g_o_r_e", "g*o*r*e", "g~o~r~e", "g·o·r·e", "g•o•r•e", "g/o/r/e",
        "g|o|r|e", "g,o,r,e", "g\to\tr\te", "g\no\nr\ne", "g\u2003o\u2003r\u2003e", "g\u3164o\u3164r\u3164e", "g'o'r'e", "(g)(o)(r)(e)",
        "[g][o][r][e]", "go-re", "go.re", "g-ore", "gor-e", "go_re", "go*re", "g🔥o🔥r🔥e", "go🔥re", "a g o r e", "much g o r e here", "g o r e, please",
        "p a i n t  g o r e", "p a i n t   m o r e   g o r e", "g 0 r 3", "G - O - R - E", "g . o . r . e", "style:g.o.r.e",
        # Longer than it is.
        "gooore", "gorrre", "goreeeee", "gggore", "gggooorrreee", "ggoorree", "GOOOOORE", "g oooo r e",
        # All at once.
        "G.0.R.3", "ｇ-０-ｒ-ｅ", "g\u200b-\u200bo\u200b-\u200br\u200b-\u200be", "g0000re", "ĝ ó ř ë", "Ｇ　Ｏ　Ｒ　Ｅ", "gооооrе", "g̷0̷r̷3̷",
        # Among others.
        "“gore”", "gore.", "gore!", "#gore", "@gore", "gore's end", "gore/horror", "dark,gore,red", "gore-like", "ultra-gore", "画像gore風", "gore画像",
        "file_gore.png", "(gore)", "<gore>", "gore…", "no gore?",
    ],
    "ass": ["ass", "a s s", "an a.s.s", "@ss", "a$$", "@$$", "ass2", "4ss", "a5s", "as5", "AsS", "aѕѕ", "аѕѕ", "αss", "asss", "aaass", "a-s-s", "a$s", "ａｓｓ", "ass-first", "kick ass!"],
    "blood": ["bl00d", "b1ood", "b|ood", "8lood", "8l00d", "b l o o d", "blооd", "вlood", "BLOOD", "blooood", "bloo\u200bd", "b.lood", "bℓood", "b!ood", "🅱lood", "bIood", "blood-red", "a b l o o d"],
    "kill": ["k1ll", "k!ll", "ki11", "k|||", "k1|l", "kіll", "кill", "ĸill", "kiII", "k i l l", "kiiill", "killlll", "K1LL", "𝖐𝖎𝖑𝖑"],
    "nude": ["nudé", "ñude", "nud3", "NUDE", "n.u.d.e", "nuuude", "nυde", "nudе", "ηude", "n u d e", "пude", "nnuuddee", "𝕟𝕦𝕕𝕖"],
    "cock": ["c0ck", "a big соск", "cосk", "¢ock", "c-o-c-k", "с o c k", "cock!", "©ock"],
    "shit": ["$hit", "sh1t", "sh!t", "5hit", "shi+", "sh!+", "5h17", "s.h.i.t", "ѕhіt", "śhít", "sshhiitt"],
    # Several words.
    "red blood": ["red blood", "RED   BLOOD", "red-blood", "red_blood", "red, blood", "r3d bl00d", "red\nblood", "r e d  b l o o d", "r.e.d b.l.o.o.d", "rеd blооd", "reeed bloood", "“red” blood", "red\u200b blood"],
    "cut throat": ["cut-throat", "cut throat", "cut... throat", "CUT THROAT", "c.u.t throat", "cut thr0at"],
    # German.
    "tötung": ["Tötung", "TÖTUNG", "Totung", "Toetung", "T0tung", "töööötung", "t-ö-t-u-n-g", "To\u0308tung"],
    "scheiße": ["Scheiße", "SCHEISSE", "scheisse", "Scheiẞe", "sche1sse", "schei$$e", "S c h e i ß e"],
    "nackt": ["nackt", "NACKT", "n4ckt", "nасkt", "n.a.c.k.t", "naaackt", "näckt"],
    # French.
    "tué": ["tué", "tue", "TUÉ", "tu3", "t u é", "t.u.é", "tuééé"],
    "égorgé": ["égorgé", "egorge", "EGORGÉ", "ég0rgé", "é-g-o-r-g-é", "l'égorgé"],
    "sang": ["du sang", "s4ng", "s.a.n.g", "d'sang", "ѕang", "saaang", "SANG"],
    # Spanish.
    "desnudo": ["desnudo", "DESNUDO", "desnud0", "d3snudo", "desñudo", "d.e.s.n.u.d.o", "¡desnudo!", "dеsnudо"],
    "coño": ["coño", "COÑO", "con\u0303o", "c0ño", "c.o.ñ.o", "coñooo"],
    # Ukrainian and Russian.
    "кров": ["кров", "КРОВ", "Кров", "kров", "кpoв", "кpов", "к р о в", "к.р.о.в", "к-р-о-в", "крооов", "кр0в", "багато KPOB і жаху", "кро\u200bв", "κров"],
    "убивство": ["убивство", "УБИВСТВО", "убивcтвo", "у б и в с т в о", "убивств0", "yбивство", "убииивство"],
    "смерть": ["смерть", "cмерть", "смepть", "с.м.е.р.т.ь", "СМЕРТЬ", "смееерть", "смéрть"],
    "голый": ["голый", "гoлый", "г0лый", "г о л ы й", "ГОЛЫЙ"],
    # Greek.
    "αίμα": ["αίμα", "ΑΙΜΑ", "αιμα", "Αίμα", "α ί μ α", "aίμα"],
    # Arabic and Hebrew.
    "دم": ["دم", "دـم", "دَم", "بحر من دم"],
    "عنف": ["عنف", "عـــنـف", "ع ن ف", "عُنْف", "ع.ن.ف"],
    "דם": ["דם", "דָּם", "דם על הקיר"],
    # Turkish.
    "kanlı": ["kanlı", "KANLI", "kanli", "KANLİ", "k4nlı", "k.a.n.l.ı", "kаnlı"],
    "içki": ["içki", "İÇKİ", "ICKI", "icki", "i ç k i", "IÇKI"],
    # Japanese, Chinese and Thai, which have no spaces.
    "ヌード": ["ヌード", "ヌード画像", "美しいヌードの絵", "ﾇｰﾄﾞ", "ぬーど", "ヌーーーード", "ヌ ー ド", "ヌ・ー・ド", "ヌ-ー-ド", "ヌ\u200bード"],
    "エロ": ["エロ", "工口", "エ口い", "エロい絵", "ｴﾛ", "エ　ロ", "エ.ロ"],
    "血まみれ": ["血まみれ", "血まみれの部屋", "血 ま み れ", "血マミレ", "床が血まみれだ", "血・ま・み・れ"],
    "裸体": ["裸体", "她的裸体画", "裸 体", "裸.体", "裸_体", "裸\u200b体"],
    "เลือด": ["เลือด", "มีเลือดมาก", "เ ลื อ ด"],
}  # fmt: skip

#: What is innocent though it holds, or looks like, banned words: no prompt is matched by any rule in front of it.
INNOCENT: dict[str, list[str]] = {
    "ass": [
        "Scunthorpe", "assassin", "classic", "class", "glass", "grass", "brass", "compass", "passion fruit", "mass", "bass guitar", "cassette",
        "embassy", "assembly line", "assorted nuts", "ambassador", "asset", "assistant", "massage", "passage", "sassafras", "harness",
        "was sassy", "pass it", "as suitable", "as soon as possible", "as s", "a SS officer", "has sand", "Texas sunset", "as-sembled", "as, so",
        "Samsung A55", "Audi A5", "Audi A5 S5 S8", "class1", "2A 3S 4S", "455", "4 5 5", "a 55", "A55 phone", "$455", "er aß einen Apfel", "aß", "Maß", "potassium", "wrasse", "lasso",
        "a class act", "a glass house", "as silver", "gas station", "gas, steam", "U S A", "S S Great Britain", "o a s i s", "m a s s",
    ],
    "cock": ["cocktail", "peacock", "cockpit", "Hancock", "cockatoo", "woodcock", "Babcock", "a c o c k t a i l", "cockle", "shuttlecock", "соска і соски", "детский соск на столе и пол", "co-op", "Coca-Cola"],
    "rape": ["grape", "drape", "scrape", "grapefruit", "rapeseed", "trapeze", "therapeutic", "parapet", "skyscraper", "carottes râpées", "fromage râpé", "drape in silk", "g r a p e", "a g r a p e", "rap, every day", "Rap-Entertainment"],
    "cunt": ["Scunthorpe", "S c u n t h o r p e", "S.c.u.n.t.h.o.r.p.e", "Scunthorpe United", "county", "discount", "account"],
    "sex": ["Essex", "Sussex", "Middlesex", "sextant", "sextet", "unisex", "asexual", "E s s e x"],
    "tit": ["title", "titan", "Titanic", "constitution", "institute", "appetite", "it it", "at it", "quantity", "stitch", "sea-title"],
    "shit": ["push it", "wash it", "shiitake", "this hit", "dish item", "s hit", "mishit", "fish it out", "shirt", "sheet", "shin"],
    "anal": ["analysis", "canal", "banal", "analog", "a n a l y s i s", "an alley", "an Alpine lake", "analyst", "canal boat", "Ana lit a lamp"],
    "penis": ["peninsula", "pen is mightier", "the pen is red", "open island", "penicillin", "penny"],
    "dick": ["Dickens", "dictionary", "Riddick", "Dickinson", "predict"],
    "hell": ["hello", "shell", "Michelle", "seashell", "hellebore", "Shelley", "he'll", "he'll be back", "hel lo", "shell-shaped"],
    "gore": ["Gorey", "gorgeous", "gorge", "categories", "go regal", "to go, red", "go re", "ego, rest", "gorse", "gored", "Igor ends", "forgo rest"],
    "blood": ["bloom", "bloodhound", "flood", "blouse", "blond", "bloody", "b l o o m", "lifeblood"],
    "nude": ["nudge", "denuded", "nuder", "nu dessert", "noodle", "nudeln", "Nudel", "menu de la maison", "nu de l’art"],
    "kill": ["skill", "killer whale", "krill", "overkill", "Kilkenny", "kiln", "killjoy", "skillet", "kilo", "kiln-dried"],
    "fail": ["fall", "FALL", "Fall", "waterfall", "falls"],
    "ball": ["bail", "BAIL", "Bail", "ballad", "football"],
    "bad": ["badge", "badger", "baad", "band", "bead", "Baden", "Sinbad", "b a d g e", "ba d", "bade"],
    "god": ["good", "Good", "gold", "godfather", "goddess"],
    "cop": ["coop", "copper", "copy", "scope", "co-op", "це сор і бруд на підлозі", "мусор и сор в поле", "c o p y"],
    "cum": ["document", "cucumber", "circumference", "accumulate", "cumulus clouds"],
    "hoe": ["shoe", "phoenix", "horseshoe", "Chloe", "shoelace"],
    "pus": ["push", "octopus", "campus", "opus", "pushpin"],
    "arse": ["parse", "sparse", "coarse", "Arsenal", "arsenic"],
    "red blood": ["redder blood", "blood red", "red bloodhound", "bored bloodhound", "hatred blooded", "red and blood", "red hot blood"],
    "abc": ["a b c d", "alphabet", "ab c", "a bc"],
    "420": ["1420", "4200", "42000", "4 200", "420p", "x420", "2020", "42"],
    # German.
    "tot": ["total", "Totem", "Tote", "Tatort", "Toto"],
    "hure": ["Figuren", "Uhren", "Hürde", "Urkunde"],
    "schwul": ["schwül", "ein schwüler Sommertag", "schwülstig"],
    "hore": ["ich höre Musik", "Höre das Meer", "Chöre", "shore"],
    "töten": ["die Toten Hosen", "die toten Blätter", "Noten", "Töne", "Toaster"],
    "blut": ["Blutorange", "Blüte", "Blumen", "Kirschblüte"],
    # French.
    "con": ["content", "balcon", "concert", "flacon", "icône", "façon", "conte de fées"],
    "cul": ["culture", "ridicule", "calcul", "cuillère", "particule", "sculpture"],
    "bite": ["habite", "orbite", "habiter", "bitume"],
    "sang": ["sanglier", "orang-outan", "sangria", "sans g"],
    # Spanish.
    "ano": ["año nuevo", "Años dorados", "verano", "mano", "piano", "hermano", "océano", "banano", "feliz año"],
    "coño": ["cono de helado", "un cono", "conos naranjas", "icono", "cono"],
    "puta": ["diputado", "disputa", "computadora", "reputación"],
    "pene": ["penetrar la niebla", "Penélope", "pendiente"],
    # Ukrainian and Russian.
    "кров": ["покрова", "кровать", "дах і покрівля", "крок", "кроква", "Покров", "крона"],
    "смерть": ["смерч", "смертельно", "безсмертя", "смереки"],
    "хер": ["херувим", "Херсон", "шкіпер", "хе р", "a xeroxed page", "xer in English letters"],
    "сука": ["барсука", "рисунка", "наука", "суканний"],
    "бля": ["рубля", "корабля", "бляха", "оглобля", "сабля"],
    # Arabic and Hebrew.
    "دم": ["قدم", "دمية", "آدم", "دمشق"],
    "דם": ["אדם", "קדם", "רדם", "דמיון"],
    # Turkish and Finnish.
    "sik": ["sık orman", "sıkı", "müzik", "klasik", "sikke", "sıkıntı"],
    "am": ["akşam", "amca", "tamam", "ham", "ambar"],
    "nain": ["näin on", "naina", "Ukrainan"],
    # Japanese, Chinese and Thai.
    "ヌード": ["ヌードル", "カップヌードル", "ムード", "ヌー ドラゴン。"],
    "エロ": ["イエロー", "ピエロ", "メロン", "テロップ", "イエローの花", "きえろ"],
    "グロ": ["グローブ", "グロス", "グローバル", "サングロス"],
    "キル": ["スキル", "キルト", "スキルアップ"],
    "裸体": ["裸足の少年", "体と心。裸", "裸、体", "全体", "体裸"],
    "日本": ["本日", "日、本", "日。本日"],
    "力": ["かもめ", "カモメ", "かき氷", "カキ"],
    "เลือด": ["เลือก", "ลอด"],
}  # fmt: skip
