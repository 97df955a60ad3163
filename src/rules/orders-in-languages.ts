/** What a text in one language says when it speaks to a model. Case counts nowhere. */
interface Language {
  /** To forget what it was told before. */
  readonly forget: string;
  /** Whoever is spoken to: a model that reviews, or "if you are one". */
  readonly reader: string;
  /** What nobody asks of a reviewer who may look. */
  readonly order: string;
}

const begin = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
/** Whoever is spoken to so; behind a comma, much is said of models. */
const called = (names: string) => `${begin}(?:${names})\\s?[:!]`;

const languages: readonly Language[] = [
  // German
  {
    forget: `${begin}(?:ignorier\\p{L}*|vergiss|vergesst|vergessen sie|missachte\\p{L}*)\\s(?:\\p{L}+\\s){0,4}?(?:vorherig|vorig|bisherig|obig|früher|vorangegangen|vorausgehend|ursprünglich)\\p{L}*\\s(?:\\p{L}+\\s)?(?:anweisung|instruktion|befehl|vorgabe|regel|prompt)`,
    reader: `${called('(?:ki|ai|llm|sprachmodell)(?:[- ]?(?:reviewer|prüfer|gutachter|agent|assistent|modell|bot)\\p{L}*)?|automatische\\p{L}* (?:reviewer|prüfer)\\p{L}*')}|${begin}(?:wenn|falls|sofern) (?:du|sie|ihr) (?:eine? )?(?:ki|llm|sprachmodell|bot|ai)${end}|${begin}(?:hinweis|nachricht|anweisung)\\p{L}* (?:an|für) (?:alle |die |den |das )?(?:ki|ai|llm|sprachmodell)`,
    order: `ignorier|überspring|nichts (?:zu )?(?:melde|beanstand)|(?:meld|bericht|nenn|find)\\p{L}*\\s(?:\\p{L}+\\s)?(?:keine|nichts)|genehmig|gib\\p{L}* .{0,20}frei|lgtm|(?:ist|sind|wurde|wurden) (?:bereits |schon )?(?:geprüft|freigegeben|genehmigt)|nicht (?:zu )?(?:meld|prüf|erwähn|beanstand)|keine (?:fehler|befunde|probleme|mängel)`,
  },
  // French
  {
    forget: `${begin}(?:ignore[zr]?|oublie[zr]?|néglige[zr]?)\\s(?:\\p{L}+\\s){0,4}?(?:instructions|consignes|directives|règles)\\s(?:précédentes|antérieures|ci-dessus|initiales)`,
    reader: `${called('(?:relecteu?r|réviseur|assistant|agent|modèle|outil)s?(?: de revue)?(?: automatiques?)? ?(?:d.)?(?:ia|llm)|ia')}|${begin}si (?:vous êtes|tu es) (?:une? )?(?:ia|llm|robot|modèle)|à l.attention des? (?:\\p{L}+\\s)?(?:ia|llm|relecteurs? ia)`,
    order: `ignore[zr]?${end}|n.ignore|ne (?:signal|rapport|mentionn)\\p{L}* (?:aucun|rien|pas)|aucune? (?:problème|erreur|défaut|anomalie)|approuve|lgtm|(?:est|sont|a été|ont été) (?:déjà )?(?:approuvé|validé|vérifié|relu)`,
  },
  // Spanish
  {
    forget: `${begin}(?:ignor(?:a|e|en|ad)|olvid(?:a|e|en)|descart(?:a|e|en))\\s(?:\\p{L}+\\s){0,4}?(?:instrucciones|indicaciones|órdenes|reglas)\\s(?:anteriores|previas|precedentes|de arriba)`,
    reader: `${called('(?:revisor|asistente|agente|modelo)(?:es|s)?(?: de código)? (?:de )?(?:ia|llm)|ia')}|${begin}si (?:eres|es usted|usted es) (?:una? )?(?:ia|llm|bot|modelo)|${begin}nota para (?:los |el |la )?(?:\\p{L}+\\s)?(?:de )?(?:ia|llm)`,
    order: `ignor(?:a|e|en)${end}|omit(?:a|e|an)${end}|no (?:inform|report|señal|mencion)\\p{L}*|ning(?:ún|una) (?:problema|error|defecto)|aprueb|lgtm|(?:está|fue|ha sido) (?:ya )?(?:aprobad|revisad|verificad)`,
  },
  // Portuguese
  {
    forget: `${begin}(?:ignor(?:e|a|em)|esqueça|desconsider(?:e|a|em))\\s(?:\\p{L}+\\s){0,4}?(?:instruções|orientações|ordens|regras)\\s(?:anteriores|prévias|acima|precedentes)`,
    reader: `${called('(?:revisor|assistente|agente|modelo)(?:es|s)?(?: de código)? (?:de )?(?:ia|llm)|ia')}|${begin}se (?:você é|tu és|for) (?:uma? )?(?:ia|llm|robô|modelo)|${begin}nota para (?:os |o |a )?(?:\\p{L}+\\s)?(?:de )?(?:ia|llm)`,
    order: `ignor(?:e|a|em)${end}|pul(?:e|ar)${end}|não (?:relat|report|mencion|sinaliz|inform)\\p{L}*|nenhum(?:a)? (?:problema|erro|defeito)|aprov(?:e|ar|ado)|lgtm|(?:está|foi) (?:já )?(?:aprovad|revisad|verificad)`,
  },
  // Italian
  {
    forget: `${begin}(?:ignora(?:te|re)?|dimentica(?:te|re)?)\\s(?:\\p{L}+\\s){0,4}?(?:istruzioni|indicazioni|regole)\\s(?:precedenti|sopra|iniziali)`,
    reader: `${called('(?:revisor[ei]|assistent[ei]|agent[ei]|modell[oi]) (?:di )?(?:ia|ai|llm)')}|${begin}se sei (?:un. ?)?(?:ia|ai|llm|bot|modello)`,
    order: `ignora|non (?:segnal|riport|menzion)\\p{L}*|nessun (?:problema|errore|difetto)|approva|lgtm|(?:è|sono|è stato) (?:già )?(?:approvat|verificat|rivist)`,
  },
  // Russian
  {
    forget: `${begin}(?:игнорируй\\p{L}*|проигнорируй\\p{L}*|забудь\\p{L}*|не обращай\\p{L}* внимания на)\\s(?:\\p{L}+\\s){0,3}?(?:предыдущ|прежн|прошл|выше|исходн)\\p{L}*\\s(?:\\p{L}+\\s)?(?:инструкци|указани|команд|правил|промпт)`,
    reader: `${called('(?:ии|ai|llm)(?:[- ]?(?:ревьюер|рецензент|агент|ассистент|помощник|модел|бот)\\p{L}*)?')}|${begin}если (?:ты|вы)(?: [—–-])? (?:ии|llm|ai|бот|нейросеть|языковая модель)|${begin}(?:внимани[ею]|примечание для|сообщение для) (?:всех )?(?:ии|llm|ai)`,
    order: `игнорируй|пропусти|не (?:сообща|упомина|указыва|отмеча|проверя)\\p{L}*|(?:проблем|ошибок|замечаний) нет|нет (?:проблем|ошибок|замечаний)|одобр|lgtm|(?:уже )?(?:проверен|одобрен|утвержден|утверждён)`,
  },
  // Polish, Dutch
  {
    forget: `${begin}(?:zignoruj|ignoruj|zapomnij)\\s(?:\\p{L}+\\s){0,3}?(?:poprzedni|wcześniejsz|powyższ)\\p{L}*\\s(?:instrukcj|polece|zasad)|${begin}(?:negeer|vergeet)\\s(?:\\p{L}+\\s){0,3}?(?:vorige|eerdere|voorgaande|bovenstaande)\\s(?:instructies|aanwijzingen|opdrachten|regels)`,
    reader: `${called('(?:recenzent|asystent|agent) ai|ai-(?:reviewer|beoordelaar|assistent)')}|${begin}(?:jeśli jesteś|als je een) (?:ai|llm)`,
    order: 'ignoruj|pomiń|nie zgłaszaj|zatwierdź|negeer|meld (?:niets|geen)|keur .{0,20}goed|lgtm',
  },
  // Chinese
  {
    forget:
      '(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要理會)[^。！？\\n]{0,8}(?:之前|以上|上述|先前|前面|此前|以前)[^。！？\\n]{0,6}(?:指令|指示|提示|命令|规则|規則|要求|内容|說明|说明)',
    reader:
      '(?:AI|人工智能|人工智慧|大模型|语言模型|語言模型|LLM|自动|自動)\\s?(?:代码|程式碼|程式)?(?:审查|審查|评审|評審|审核|審核|助手|代理)?(?:者|员|員|人|工具|机器人|機器人)?\\s?[:!]|(?:如果|若|假如)(?:你|您)是[^。\\n]{0,6}(?:AI|人工智能|人工智慧|模型|机器人|機器人|LLM)|(?:致|给|給)[^。\\n]{0,4}(?:AI|人工智能|人工智慧|LLM)',
    order:
      '忽略|跳过|跳過|(?:不要|请勿|請勿|无需|無需|不必|别|別)[^。\\n]{0,4}(?:报告|報告|指出|提及|检查|檢查|审查|審查)|没有(?:问题|错误|发现)|沒有(?:問題|錯誤)|批准|通过(?:审|评)|通過審|LGTM|(?:已经|已經|已)(?:审核|審核|审查|審查|批准|通过|通過)',
  },
  // Japanese
  {
    forget:
      '(?:これまで|以前|上記|前述|先ほど|今まで|前)の?[^。\\n]{0,6}(?:指示|命令|プロンプト|ルール|指令|内容)[^。\\n]{0,6}(?:無視|忘れ|破棄)',
    reader:
      '(?:AI|人工知能|LLM|生成AI|自動)\\s?(?:コード)?(?:レビュアー|レビューアー|レビューア|レビュー担当|エージェント|アシスタント|モデル|ボット|レビュー)?(?:の皆さん|さん|様)?(?:へ|に)?\\s?[:!]|(?:あなた|君)が[^。\\n]{0,6}(?:AI|人工知能|LLM|モデル|ボット)(?:なら|であれば|の場合|である)',
    order:
      '無視|スキップ|(?:報告|指摘|言及|検出)[^。\\n]{0,4}(?:しない|せず|不要|なし)|問題(?:は)?(?:ない|なし|ありません)|承認|LGTM|(?:確認|レビュー|承認|監査)済み',
  },
  // Korean
  {
    forget: '(?:이전|위의|앞의|지금까지의|기존)[^.\\n]{0,6}(?:지시|명령|프롬프트|규칙|지침)[^.\\n]{0,10}(?:무시|잊)',
    reader:
      '(?:AI|인공지능|LLM|자동)\\s?(?:코드\\s?)?(?:리뷰어|검토자|에이전트|어시스턴트|모델|봇)?(?:에게|께)?\\s?[:,]|당신이[^.\\n]{0,6}(?:AI|인공지능|LLM|모델)',
    order:
      '무시|건너뛰|(?:보고|지적|언급)[^.\\n]{0,4}(?:하지|마세요|말)|문제(?:가|는)?\\s?없|승인|LGTM|(?:검토|승인|확인)(?:됨|되었|완료)',
  },
];

/** Few changes have a word of them: they are made when the first has. */
let patterns: readonly RegExp[] | null = null;

/** A word of every text that is looked for, in the languages of this file. */
export const beginsInLanguages = new RegExp(
  `${begin}(?:ki|ia|ии|llm|ai|если|wenn|falls|sofern|si|se|jeśli|als)|ignor|igno|verg|miss|oubl|nég|olvid|descart|esque|desconsid|dimentica|забудь|обращай|zapomnij|negeer|sprach|relect|revis|modèl|modelo|[\\u3040-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7af]`,
  'iu',
);

/** Whether a text in another language than English tells models what to forget, to pass over or to say. */
export function ordersInLanguages(text: string): boolean {
  patterns ??= languages.flatMap(({ forget, reader, order }) => [
    new RegExp(forget, 'iu'),
    new RegExp(`(?:${reader}).{0,80}?(?:${order})`, 'iu'),
  ]);
  return patterns.some((pattern) => pattern.test(text));
}
