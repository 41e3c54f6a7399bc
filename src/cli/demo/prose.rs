//! What simulated people write where people score: sentences of a small stock, each with words of the writer's own, so that no two texts
//! are alike by accident.

use crate::domain::kernel::chance::Draws;

/// Sentences with gaps; each gap takes a word from the list of its number.
const ENGLISH: [&str; 26] = [
    "When two {0} read the same {1}, the guideline is what brings them to the same judgement. ",
    "I would rather {2} a rule I dislike than keep a private one, because nobody can check the rule that only I know. ",
    "My first {3} of any answer is for what it claims, and only the second is for how well it is said. ",
    "A confident tone proves nothing: I once {4} a fluent paragraph whose every date was wrong. ",
    "Where the {1} left room for doubt, I wrote down both readings and asked which one a {0} would act on. ",
    "Speed comes last, since an hour saved on {5} is lost twice when somebody has to repair it. ",
    "I flag what could {6} a reader even when the rest is excellent, for the harm does not average out. ",
    "It helps me to name the strongest {7} against my own score before I hand it in. ",
    "If the question asks for {8} and the answer gives five pages, length is a fault and not a kindness. ",
    "Words such as {9} sound exact and are not, so I look for the figure behind them. ",
    "With {5} I read the source first, because a summary teaches me what to overlook. ",
    "My {3} changed after a {0} showed me that I was scoring style where the rubric asked for truth. ",
    "I treat {8} as a promise: either the {1} keeps it or the comment says where it breaks. ",
    "There is no shame in {7}, only in hiding it behind a middling score that says nothing. ",
    "Last spring I spent a whole week on {5}, and most of it went into looking up what nobody had bothered to cite. ",
    "Asked for {8}, many writers hide behind {9}; I take that as a reason to read on with care. ",
    "What {0} notice first is tone, what they remember is whether the {1} could be trusted. ",
    "I keep a file of cases that nearly {6} somebody, and I open it whenever a score comes too easily. ",
    "To score a {1} fairly I imagine that its author sits beside me and may ask why. ",
    "The rubric and I disagree now and then; I {2} it all the same and send {7} to whoever maintains it. ",
    "Nothing teaches care like having {4} a page of {5} that turned out to be invented. ",
    "A second {3} costs four minutes, an apology to {0} costs a good deal more. ",
    "Half of the work is patience, the other half is writing {8} so that it can be checked. ",
    "Whether a joke is harmless depends on who hears it, and {0} hear it differently from children. ",
    "I learned to distrust {9} in a {1} when a single date brought the whole argument down. ",
    "Good feedback names the line, the rule and {7}, and leaves the person out of it. ",
];
const ENGLISH_WORDS: [&[&str]; 10] = [
    &["colleagues", "reviewers", "editors", "teachers", "translators", "strangers", "nurses", "engineers"],
    &["answer", "instruction", "passage", "report", "dialogue", "recipe", "contract", "letter"],
    &["follow", "question", "apply", "put up with", "write against", "argue about"],
    &["reading", "pass", "round", "look", "hour", "attempt"],
    &["praised", "approved", "nearly published", "recommended", "forwarded", "believed"],
    &["medical advice", "a news summary", "a legal question", "a school essay", "travel plans", "a product review", "source code"],
    &["mislead", "endanger", "shame", "cheat", "frighten", "misinform"],
    &["an objection", "a doubt", "a mistake", "a second opinion", "an exception", "a gap in my knowledge"],
    &["one number", "a list of steps", "a short reply", "an honest comparison", "a plain yes or no", "three reasons"],
    &["roughly", "significant", "most people", "recently", "considerable", "many experts", "clearly"],
];
const SPANISH: [&str; 30] = [
    "De todas las tareas de una semana, la que más cuidado pide es {5}, porque nadie la repetirá después de mí. ",
    "Si {0} y lectores entienden cosas distintas, el texto falla, aunque cada palabra esté en su sitio. ",
    "Antes de {2} una regla nueva la pruebo con {8} que ya conozco. ",
    "Leí {1} en voz alta y oí enseguida que «{9}» sobraba. ",
    "Prefiero {8} bien comprobada a dos páginas que nadie se atrevería a firmar. ",
    "Donde el original calla, anoto {7}; donde exagera, pido la fuente antes de seguir. ",
    "Mis mejores notas nacieron de {7} que alguien me hizo sin enojo. ",
    "Un martes {4} lo que debí devolver, y desde entonces dejo pasar una noche antes de la última {3}. ",
    "Cuando dos {0} leen {1}, la regla es lo que los lleva al mismo juicio. ",
    "Prefiero {2} una regla que no me gusta a tener una propia, porque nadie puede revisar la que solo yo conozco. ",
    "En mi primera {3} busco lo que se afirma, y solo en la segunda me fijo en cómo está dicho. ",
    "El tono seguro no prueba nada: una vez {4} un párrafo muy fluido en el que ninguna fecha era correcta. ",
    "Si {1} deja lugar a dudas, anoto las dos maneras de entenderlo y pregunto con cuál se quedarían los {0}. ",
    "La prisa va al final: la hora que se ahorra con {5} se pierde dos veces cuando alguien tiene que arreglarlo. ",
    "Señalo lo que puede {6} a quien lee aunque lo demás sea excelente, porque el daño no se promedia. ",
    "Me ayuda escribir {7} en contra de mi propia calificación antes de entregarla. ",
    "Si se pidió {8} y la respuesta ocupa cinco páginas, el largo es una falta y no una atención. ",
    "Palabras como «{9}» suenan exactas sin serlo, así que busco la cifra que debería estar detrás. ",
    "Tratándose de {5}, leo primero la fuente, porque el resumen me enseña qué pasar por alto. ",
    "Mi {3} cambió cuando una de mis {0} me hizo ver que estaba premiando el estilo. ",
    "Para mí, {8} es una promesa: o se cumple, o el comentario dice dónde se rompe. ",
    "No hay vergüenza en {7}; la hay en esconderlo detrás de una nota intermedia que no dice nada. ",
    "La primavera pasada dediqué una semana a {5}, y casi toda se fue en buscar lo que nadie se había molestado en citar. ",
    "Guardo una lista de casos que estuvieron a punto de {6} a alguien, y la abro cuando una nota me sale demasiado fácil. ",
    "Para calificar {1} con justicia imagino que su autor está sentado a mi lado y puede preguntarme por qué. ",
    "A veces la rúbrica y yo no coincidimos; decido {2} la suya y mando {7} a quien la mantiene. ",
    "Nada enseña tanto cuidado como haber descubierto que {4} una página inventada. ",
    "Una segunda {3} cuesta cuatro minutos; una disculpa a las {0}, bastante más. ",
    "Aprendí a desconfiar de «{9}» el día en que un solo dato echó abajo todo el argumento. ",
    "Un buen comentario nombra el renglón, la regla y {7}, y deja en paz a la persona. ",
];
const SPANISH_WORDS: [&[&str]; 10] = [
    &["colegas", "periodistas", "docentes", "analistas", "intérpretes", "especialistas"],
    &["un contrato", "un informe", "un diálogo", "un aviso", "una receta", "una carta"],
    &["aplicar", "seguir", "respetar", "discutir por escrito", "comentar"],
    &["lectura", "vuelta", "revisión", "pasada"],
    &["elogié", "aprobé", "recomendé", "di por buena", "reenvié", "defendí"],
    &["consejos médicos", "un resumen de noticias", "una consulta legal", "una tarea escolar", "los planes de un viaje", "una reseña"],
    &["confundir", "lastimar", "engañar", "asustar", "perjudicar"],
    &["una objeción", "una duda", "un error", "otra opinión", "una excepción"],
    &["un número", "una lista de pasos", "una respuesta breve", "una comparación honesta", "tres razones"],
    &["aproximadamente", "considerable", "la mayoría", "recientemente", "muchos expertos", "claramente"],
];
const CHINESE: [&str; 20] = [
    "评判一{0}文字，我先看它说得对不对，再看它有没有回答问题。",
    "{1}写得再漂亮，事实错了也不能给高分。",
    "遇到指引没有写到的情况，我会{2}，而不是凭感觉猜测。",
    "我习惯把{1}读两遍，第一遍看意思，第二遍找{3}。",
    "语气肯定不等于正确，去年我就差点被一{0}流畅的{1}骗过。",
    "有些词听上去准确，其实空洞，例如“{4}”，我会追问背后的数字。",
    "涉及{5}的内容，我宁可慢一点，也要先核对来源。",
    "如果题目只要{6}，写上三页反而是缺点。",
    "和同事意见不同的时候，我先找自己可能的{3}，再请对方举例。",
    "分数应当让别人也能重复得出，所以我把{2}当成工作的一部分。",
    "可能伤害读者的话，即使只有一句，也要标出来，{5}尤其如此。",
    "翻译腔常常藏在{7}里，读出声来就听得出。",
    "{6}看起来简单，要写得清楚却很考验人。",
    "我最怕的不是{3}，而是用一个中间分数把它掩盖过去。",
    "读到“{4}”这样的字眼，我会停下来想想作者究竟知道多少。",
    "一{0}{1}好不好，要看读者读完以后敢不敢照着做。",
    "做{5}方面的题目时，我会把不懂的术语先查清楚。",
    "改稿子的时候，我最先删掉的往往是{7}。",
    "每天收工以前，我都回头看看有没有{3}没有写进评语。",
    "别人只要{6}，就不要替他写成文章。",
];
const CHINESE_WORDS: [&[&str]; 8] = [
    &["段", "篇", "则", "份"],
    &["回答", "报道", "说明", "对话", "译文", "总结", "评论", "书信"],
    &["写明理由并提出疑问", "列出两种读法", "先问清题意再动手", "记下依据和例子", "查一查相近的先例", "请另一位同事看看"],
    &["疏漏", "偏见", "漏洞", "前后矛盾", "想当然的地方", "错字"],
    &["大约", "显著", "众所周知", "近年来", "不少专家", "广大群众"],
    &["健康", "法律", "投资", "未成年人", "新闻", "用药", "隐私"],
    &["一个数字", "三个步骤", "一句话", "两点理由", "一张清单", "一个例子"],
    &["长定语", "被动句", "连词", "“进行”这类动词", "“的”字堆叠的句子", "标点"],
];

/// What a simulated person writes in: where there is no stock of a language, in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    Spanish,
    Chinese,
}

impl Tongue {
    /// By a language tag.
    pub fn of(lang: &str) -> Self {
        if touchstone_measure::text::tokens::is_chinese(lang) {
            return Self::Chinese;
        }
        if lang.split('-').next() == Some("es") { Self::Spanish } else { Self::English }
    }

    const fn stock(self) -> (&'static [&'static str], &'static [&'static [&'static str]]) {
        match self {
            Self::English => (&ENGLISH, &ENGLISH_WORDS),
            Self::Spanish => (&SPANISH, &SPANISH_WORDS),
            Self::Chinese => (&CHINESE, &CHINESE_WORDS),
        }
    }
}

/// A text of so many words or characters.
pub(super) fn write(tongue: Tongue, least: usize, most: usize, draws: &mut Draws) -> String {
    let (sentences, words) = tongue.stock();
    let chinese = tongue == Tongue::Chinese;
    let mut order: Vec<&str> = sentences.to_vec();
    draws.shuffle(&mut order);
    let mut text = String::new();
    for sentence in order.iter().cycle() {
        let long = if chinese { text.chars().count() } else { text.split_whitespace().count() };
        if long >= least {
            break;
        }
        text.push_str(&filled(sentence, words, draws));
    }
    if chinese && text.chars().count() > most {
        return text.chars().take(most.saturating_sub(1)).chain(['。']).collect();
    }
    text.trim_end().to_owned()
}

fn filled(sentence: &str, words: &[&[&str]], draws: &mut Draws) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (number, behind) = after.split_once('}').unwrap_or(("", after));
        let list = number.parse::<usize>().ok().and_then(|n| words.get(n)).copied().unwrap_or_default();
        text.push_str(before);
        text.push_str(list.get(usize::try_from(draws.below(list.len() as u64)).unwrap_or(0)).copied().unwrap_or_default());
        rest = behind;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::integrity::copies;
    use crate::domain::kernel::chance::Seed;

    #[test]
    fn texts_of_different_people_are_long_enough_and_not_copies_of_each_other() {
        for tongue in [Tongue::English, Tongue::Spanish, Tongue::Chinese] {
            let least = if tongue == Tongue::Chinese { 300 } else { 150 };
            let texts: Vec<String> = (0..60).map(|n| write(tongue, least, 900, &mut Draws::new(Seed(n), "essay"))).collect();
            assert!(texts.iter().all(|t| !t.contains('{') && t.chars().count() >= 300), "{}", texts[0]);
            let numbered: Vec<(usize, &str)> = texts.iter().map(String::as_str).enumerate().collect();
            let found = copies(&numbered);
            assert!(found.len() <= 3, "{tongue:?}: {} pairs of 1770 look copied", found.len());
        }
    }
}
