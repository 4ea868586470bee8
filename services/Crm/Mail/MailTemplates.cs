namespace CloudCrm.Crm.Mail;

/// <summary>The words of a mail in one language. <c>{company}</c>, <c>{subject}</c> and <c>{until}</c> (UTC) are filled in.</summary>
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
        [(LetterKind.ResetPassword, English)] = new(
            "reset-password", "A new password for CloudCrm",
            ["Hello,", "Somebody asked for a new password for your account. Follow this link to choose one:"], "Choose a password",
            ["The link is good once, until {until} UTC. Afterwards you are signed out everywhere.", "If it was not you, do nothing: your password stays as it is."]),
        [(LetterKind.ResetPassword, Traditional)] = new(
            "reset-password", "重設您的 CloudCrm 密碼",
            ["您好：", "有人要求重設您帳戶的密碼。請點選以下連結設定新密碼："], "設定密碼",
            ["連結僅能使用一次，有效至 {until}（UTC）。設定後，所有裝置都會登出。", "如果不是您本人要求的，請忽略這封郵件，密碼不會變更。"]),
        [(LetterKind.ResetPassword, Simplified)] = new(
            "reset-password", "重设您的 CloudCrm 密码",
            ["您好：", "有人要求重设您账户的密码。请点击以下链接设置新密码："], "设置密码",
            ["链接只能使用一次，有效至 {until}（UTC）。设置后，所有设备都会退出登录。", "如果不是您本人要求的，请忽略这封邮件，密码不会改变。"]),
        [(LetterKind.VerifyMail, English)] = new(
            "verify-mail", "Is this your address?",
            ["Hello,", "An account of CloudCrm was opened with this address. Follow this link to say that it is yours:"], "It is my address",
            ["The link is good until {until} UTC.", "If it was not you, do nothing."]),
        [(LetterKind.VerifyMail, Traditional)] = new(
            "verify-mail", "請確認您的電子郵件地址",
            ["您好：", "有人以這個地址開立了 CloudCrm 帳戶。請點選以下連結確認這是您的地址："], "這是我的地址",
            ["連結有效至 {until}（UTC）。", "如果不是您本人，請忽略這封郵件。"]),
        [(LetterKind.OperatorInvitation, English)] = new(
            "reset-password", "You are to operate CloudCrm",
            ["Hello,", "An operator of CloudCrm made an account for you. Follow this link to choose your password; then set up your second factor."], "Choose a password",
            ["The link is good once, until {until} UTC.", "If you know nothing of it, do nothing."]),
        [(LetterKind.OperatorInvitation, Traditional)] = new(
            "reset-password", "邀請您擔任 CloudCrm 營運人員",
            ["您好：", "CloudCrm 的營運人員為您開立了帳戶。請點選以下連結設定密碼，然後設定雙重驗證："], "設定密碼",
            ["連結僅能使用一次，有效至 {until}（UTC）。", "如果您不知情，請忽略這封郵件。"]),
        [(LetterKind.OperatorInvitation, Simplified)] = new(
            "reset-password", "邀请您担任 CloudCrm 运营人员",
            ["您好：", "CloudCrm 的运营人员为您开立了账户。请点击以下链接设置密码，然后设置双重验证："], "设置密码",
            ["链接只能使用一次，有效至 {until}（UTC）。", "如果您不知情，请忽略这封邮件。"]),
        [(LetterKind.VerifyMail, Simplified)] = new(
            "verify-mail", "请确认您的电子邮件地址",
            ["您好：", "有人用这个地址开立了 CloudCrm 账户。请点击以下链接确认这是您的地址："], "这是我的地址",
            ["链接有效至 {until}（UTC）。", "如果不是您本人，请忽略这封邮件。"]),
        [(LetterKind.WebhookOff, English)] = new(
            "webhooks", "A webhook of {company} was switched off",
            ["Hello,", "{company} sends events to {subject}. The receiver there said that it is gone, or took nothing for five days, so the webhook was switched off."],
            "Webhooks", ["The log of the webhook says what went wrong. Events from now on are not sent until somebody switches it on again."]),
        [(LetterKind.WebhookOff, Traditional)] = new(
            "webhooks", "{company} 的 Webhook 已停用",
            ["您好：", "{company} 會將事件傳送到 {subject}。接收端表示已不存在，或連續五天沒有收到任何事件，因此該 Webhook 已停用。"],
            "Webhook", ["失敗原因請見該 Webhook 的記錄。重新啟用之前，不會再傳送新的事件。"]),
        [(LetterKind.WebhookOff, Simplified)] = new(
            "webhooks", "{company} 的 Webhook 已被停用",
            ["您好：", "{company} 会将事件发送到 {subject}。接收端表示已不存在，或连续五天没有收到任何事件，因此该 Webhook 已停用。"],
            "Webhook", ["失败原因请见该 Webhook 的日志。重新启用之前，不会再发送新的事件。"]),
        [(LetterKind.Mention, English)] = new(
            "", "You are mentioned in a note",
            ["Hello,", "A colleague at {company} mentioned you in a note on a customer. Sign in to read it."], "",
            ["You get this mail because you asked for mails about mentions; your notification settings end them."]),
        [(LetterKind.Mention, Traditional)] = new(
            "", "有人在備註中提到您",
            ["您好：", "{company} 的同事在客戶備註中提到了您，請登入查看。"], "",
            ["您會收到這封郵件，是因為您選擇以郵件接收提及通知；可在通知設定中取消。"]),
        [(LetterKind.Mention, Simplified)] = new(
            "", "有人在备注中提到您",
            ["您好：", "{company} 的同事在客户备注中提到了您，请登录查看。"], "",
            ["您会收到这封邮件，是因为您选择以邮件接收提及通知；可在通知设置中取消。"]),
        [(LetterKind.TaskAssigned, English)] = new(
            "", "A task for you: {subject}",
            ["Hello,", "A task at {company} is assigned to you: {subject}"], "",
            ["You get this mail because you asked for mails about tasks; your notification settings end them."]),
        [(LetterKind.TaskAssigned, Traditional)] = new(
            "", "您有新的工作：{subject}",
            ["您好：", "{company} 指派給您一項工作：{subject}"], "",
            ["您會收到這封郵件，是因為您選擇以郵件接收工作通知；可在通知設定中取消。"]),
        [(LetterKind.TaskAssigned, Simplified)] = new(
            "", "您有新的任务：{subject}",
            ["您好：", "{company} 指派给您一项任务：{subject}"], "",
            ["您会收到这封邮件，是因为您选择以邮件接收任务通知；可在通知设置中取消。"]),
        [(LetterKind.TaskReminder, English)] = new(
            "", "Reminder: {subject}",
            ["Hello,", "You are reminded of a task at {company}: {subject}"], "",
            ["You get this mail because you asked for mails about tasks; your notification settings end them."]),
        [(LetterKind.TaskReminder, Traditional)] = new(
            "", "工作提醒：{subject}",
            ["您好：", "提醒您在 {company} 的工作：{subject}"], "",
            ["您會收到這封郵件，是因為您選擇以郵件接收工作通知；可在通知設定中取消。"]),
        [(LetterKind.TaskReminder, Simplified)] = new(
            "", "任务提醒：{subject}",
            ["您好：", "提醒您在 {company} 的任务：{subject}"], "",
            ["您会收到这封邮件，是因为您选择以邮件接收任务通知；可在通知设置中取消。"]),
        [(LetterKind.OwnershipOffered, English)] = new(
            "ownership", "{company}: will you be its owner?",
            ["Hello,", "{subject} offers you the ownership of {company} in CloudCrm. An owner may do everything there, pays for it, and can close it. Sign in to accept or decline:"], "Answer",
            ["The offer is good until {until} UTC. Nothing changes unless you accept it."]),
        [(LetterKind.OwnershipOffered, Traditional)] = new(
            "ownership", "{company}：您願意成為擁有者嗎？",
            ["您好：", "{subject} 想將 CloudCrm 中 {company} 的擁有權交給您。擁有者可進行所有操作、負責付費，並可關閉帳戶。請登入後接受或婉拒："], "回覆",
            ["此提議有效至 {until}（UTC）。在您接受之前，一切維持不變。"]),
        [(LetterKind.OwnershipOffered, Simplified)] = new(
            "ownership", "{company}：您愿意成为所有者吗？",
            ["您好：", "{subject} 想将 CloudCrm 中 {company} 的所有权交给您。所有者可进行所有操作、负责付费，并可关闭账户。请登录后接受或婉拒："], "回复",
            ["此提议有效至 {until}（UTC）。在您接受之前，一切保持不变。"]),
        [(LetterKind.OwnershipOfferMade, English)] = new(
            "ownership", "You offered the ownership of {company}",
            ["Hello,", "From your account, {subject} was offered the ownership of {company} in CloudCrm."], "Look",
            ["{subject} can accept it until {until} UTC; until then you can take it back.", "If it was not you, take it back and change your password at once."]),
        [(LetterKind.OwnershipOfferMade, Traditional)] = new(
            "ownership", "您提議移交 {company} 的擁有權",
            ["您好：", "您的帳戶已向 {subject} 提議移交 CloudCrm 中 {company} 的擁有權。"], "查看",
            ["{subject} 可在 {until}（UTC）前接受；在此之前您可以撤回。", "如果不是您本人操作，請立即撤回並變更密碼。"]),
        [(LetterKind.OwnershipOfferMade, Simplified)] = new(
            "ownership", "您提议移交 {company} 的所有权",
            ["您好：", "您的账户已向 {subject} 提议移交 CloudCrm 中 {company} 的所有权。"], "查看",
            ["{subject} 可在 {until}（UTC）前接受；在此之前您可以撤回。", "如果不是您本人操作，请立即撤回并更改密码。"]),
        [(LetterKind.OwnershipPassed, English)] = new(
            "ownership", "{company} has a new owner",
            ["Hello,", "{subject} accepted the ownership of {company} in CloudCrm."], "Look",
            ["If this is wrong, tell the operator of CloudCrm."]),
        [(LetterKind.OwnershipPassed, Traditional)] = new(
            "ownership", "{company} 有了新的擁有者",
            ["您好：", "{subject} 已接受 CloudCrm 中 {company} 的擁有權。"], "查看",
            ["如有錯誤，請通知 CloudCrm 的營運者。"]),
        [(LetterKind.OwnershipPassed, Simplified)] = new(
            "ownership", "{company} 有了新的所有者",
            ["您好：", "{subject} 已接受 CloudCrm 中 {company} 的所有权。"], "查看",
            ["如有错误，请通知 CloudCrm 的运营者。"]),
        [(LetterKind.TenantClosing, English)] = new(
            "tenant", "{company} is being closed",
            ["Hello,", "{subject} closes {company} in CloudCrm. Until {until} UTC it can still be read, exported and reopened by an owner."], "Look",
            ["After that nobody gets in any more and all its data are deleted for good. Invoices are kept for as long as the law asks.", "If this is a mistake, sign in and reopen it."]),
        [(LetterKind.TenantClosing, Traditional)] = new(
            "tenant", "{company} 即將關閉",
            ["您好：", "{subject} 正在關閉 CloudCrm 中的 {company}。在 {until}（UTC）之前，仍可讀取、匯出資料，並可由擁有者重新開啟。"], "查看",
            ["在此之後任何人都無法登入，所有資料將永久刪除。發票將依法律規定的期限保存。", "如果這是誤會，請登入並重新開啟。"]),
        [(LetterKind.TenantClosing, Simplified)] = new(
            "tenant", "{company} 即将关闭",
            ["您好：", "{subject} 正在关闭 CloudCrm 中的 {company}。在 {until}（UTC）之前，仍可读取、导出数据，并可由所有者重新开启。"], "查看",
            ["在此之后任何人都无法登录，所有数据将永久删除。发票将依法律规定的期限保存。", "如果这是误会，请登录并重新开启。"]),
        [(LetterKind.TenantClosingSoon, English)] = new(
            "tenant", "The data of {company} will be deleted soon",
            ["Hello,", "{company} is being closed. On {until} UTC all its data are deleted for good."], "Look",
            ["Until then an owner can export them, or reopen it."]),
        [(LetterKind.TenantClosingSoon, Traditional)] = new(
            "tenant", "{company} 的資料即將刪除",
            ["您好：", "{company} 正在關閉。所有資料將於 {until}（UTC）永久刪除。"], "查看",
            ["在此之前，擁有者可以匯出資料或重新開啟。"]),
        [(LetterKind.TenantClosingSoon, Simplified)] = new(
            "tenant", "{company} 的数据即将删除",
            ["您好：", "{company} 正在关闭。所有数据将于 {until}（UTC）永久删除。"], "查看",
            ["在此之前，所有者可以导出数据或重新开启。"]),
        [(LetterKind.TenantReopened, English)] = new(
            "tenant", "{company} stays open",
            ["Hello,", "{subject} took the closing of {company} back. Everything is as it was."], "Look",
            ["If this is wrong, tell the operator of CloudCrm."]),
        [(LetterKind.TenantReopened, Traditional)] = new(
            "tenant", "{company} 繼續開放",
            ["您好：", "{subject} 已取消關閉 {company}。一切恢復原狀。"], "查看",
            ["如有錯誤，請通知 CloudCrm 的營運者。"]),
        [(LetterKind.TenantReopened, Simplified)] = new(
            "tenant", "{company} 继续开放",
            ["您好：", "{subject} 已取消关闭 {company}。一切恢复原状。"], "查看",
            ["如有错误，请通知 CloudCrm 的运营者。"]),
    };

    /// <summary>The template of a kind; the English one where there is none in the language.</summary>
    public static MailTemplate Find(LetterKind kind, string language) =>
        Of(kind, language) ?? Of(kind, English) ?? throw new ArgumentOutOfRangeException(nameof(kind));

    private static MailTemplate? Of(LetterKind kind, string language) => All.GetValueOrDefault((kind, language)) ?? BillingTemplates.Of(kind, language);
}
