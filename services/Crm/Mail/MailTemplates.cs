namespace CloudCrm.Crm.Mail;

/// <summary>The words of a mail in one language. <c>{company}</c> and <c>{until}</c> (UTC) are filled in.</summary>
/// <param name="Page">The page that the link leads to.</param>
/// <param name="Subject">One line.</param>
/// <param name="Before">Paragraphs before the link.</param>
/// <param name="Button">What the link says.</param>
/// <param name="After">Paragraphs after it.</param>
internal sealed record MailTemplate(string Page, string Subject, string[] Before, string Button, string[] After);

/// <summary>All templates: every kind in every language that tenants can have.</summary>
internal static class MailTemplates
{
    private const string English = "en";
    private const string Traditional = "zh-TW";
    private const string Simplified = "zh-CN";

    private static readonly Dictionary<(LetterKind, string), MailTemplate> All = new()
    {
        [(LetterKind.Invitation, English)] = new(
            "join", "{company} invites you",
            ["Hello,", "{company} invites you to work together in CloudCrm. Follow this link to join:"], "Join",
            ["The link is good until {until} UTC and for you alone.", "If you do not know {company}, do nothing."]),
        [(LetterKind.Invitation, Traditional)] = new(
            "join", "{company} 邀請您加入",
            ["您好：", "{company} 邀請您一起使用 CloudCrm。請點選以下連結加入："], "加入",
            ["連結有效至 {until}（UTC），僅供您本人使用。", "如果您不認識 {company}，請忽略這封郵件。"]),
        [(LetterKind.Invitation, Simplified)] = new(
            "join", "{company} 邀请您加入",
            ["您好：", "{company} 邀请您一起使用 CloudCrm。请点击以下链接加入："], "加入",
            ["链接有效至 {until}（UTC），仅供您本人使用。", "如果您不认识 {company}，请忽略这封邮件。"]),
    };

    /// <summary>The template of a kind; the English one where there is none in the language.</summary>
    public static MailTemplate Find(LetterKind kind, string language) =>
        All.TryGetValue((kind, language), out var template) ? template : All[(kind, English)];
}
