namespace CloudCrm.Crm.Mail;

/// <summary>The words of mails about money. What stands in braces beside <c>{company}</c> are the letter's facts (Contracts' <c>BillingNewsKind</c> lists them).</summary>
internal static class BillingTemplates
{
    private const string English = "en";
    private const string Traditional = "zh-TW";
    private const string Simplified = "zh-CN";

    private static readonly Dictionary<(LetterKind, string), MailTemplate> All = new()
    {
        [(LetterKind.PriceChange, English)] = Of(
            "{company}: prices change on {from}",
            ["Hello,", "From {from} on, new prices hold for the plan {plan} of {company} in CloudCrm. Until then nothing changes."],
            ["The new prices are in the price book, where you can also compare what the last period would have cost. Who does not agree can choose another plan before that day."]),
        [(LetterKind.PriceChange, Traditional)] = Of(
            "{company}：價格將於 {from} 調整",
            ["您好：", "自 {from} 起，{company} 在 CloudCrm 使用的 {plan} 方案將適用新價格。在此之前一切維持不變。"],
            ["新價格請見價目表，您也可以在其中比較上一期的試算金額。若不同意，可於該日之前改用其他方案。"]),
        [(LetterKind.PriceChange, Simplified)] = Of(
            "{company}：价格将于 {from} 调整",
            ["您好：", "自 {from} 起，{company} 在 CloudCrm 使用的 {plan} 方案将适用新价格。在此之前一切维持不变。"],
            ["新价格请见价目表，您也可以在其中比较上一期的试算金额。如不同意，可在该日之前改用其他方案。"]),
        [(LetterKind.InvoiceIssued, English)] = Of(
            "Invoice {invoice} for {company}",
            ["Hello,", "Invoice {invoice} of CloudCrm for {company} was issued: {amount}, to be paid by {due}."],
            ["It can be read and downloaded in CloudCrm, line by line down to the usage behind each."]),
        [(LetterKind.InvoiceIssued, Traditional)] = Of(
            "{company} 的帳單 {invoice}",
            ["您好：", "{company} 的 CloudCrm 帳單 {invoice} 已開立：{amount}，請於 {due} 前付款。"],
            ["您可以在 CloudCrm 中查看並下載帳單，每個項目都能查到背後的用量。"]),
        [(LetterKind.InvoiceIssued, Simplified)] = Of(
            "{company} 的账单 {invoice}",
            ["您好：", "{company} 的 CloudCrm 账单 {invoice} 已开具：{amount}，请在 {due} 前付款。"],
            ["您可以在 CloudCrm 中查看并下载账单，每个项目都能查到背后的用量。"]),
        [(LetterKind.InvoiceSettled, English)] = Of(
            "Invoice {invoice} for {company}",
            ["Hello,", "Invoice {invoice} of CloudCrm for {company} was issued. Nothing is to be paid of it."],
            ["It can be read and downloaded in CloudCrm, line by line down to the usage behind each."]),
        [(LetterKind.InvoiceSettled, Traditional)] = Of(
            "{company} 的帳單 {invoice}",
            ["您好：", "{company} 的 CloudCrm 帳單 {invoice} 已開立，無須付款。"],
            ["您可以在 CloudCrm 中查看並下載帳單，每個項目都能查到背後的用量。"]),
        [(LetterKind.InvoiceSettled, Simplified)] = Of(
            "{company} 的账单 {invoice}",
            ["您好：", "{company} 的 CloudCrm 账单 {invoice} 已开具，无需付款。"],
            ["您可以在 CloudCrm 中查看并下载账单，每个项目都能查到背后的用量。"]),
        [(LetterKind.CreditNoteIssued, English)] = Of(
            "Credit note {creditNote} for {company}",
            ["Hello,", "Credit note {creditNote} takes back {amount} of invoice {invoice} of CloudCrm for {company}."],
            ["It lowers what is still to be paid of the invoice; the rest is a credit that the next invoices use."]),
        [(LetterKind.CreditNoteIssued, Traditional)] = Of(
            "{company} 的折讓單 {creditNote}",
            ["您好：", "折讓單 {creditNote} 已開立，自 {company} 的 CloudCrm 帳單 {invoice} 折讓 {amount}。"],
            ["折讓金額會先扣抵該帳單的未付款項，餘額將用於之後的帳單。"]),
        [(LetterKind.CreditNoteIssued, Simplified)] = Of(
            "{company} 的贷记单 {creditNote}",
            ["您好：", "贷记单 {creditNote} 已开具，从 {company} 的 CloudCrm 账单 {invoice} 中冲减 {amount}。"],
            ["冲减金额会先抵扣该账单的未付款项，余额将用于之后的账单。"]),
        [(LetterKind.CardPaymentsEnded, English)] = Of(
            "{company}: invoices are no longer paid by card",
            ["Hello,", "The invoices of {company} in CloudCrm are no longer paid by card: the subscription has ended."],
            ["They are paid as it stands on them from now on. Whoever manages bills can subscribe with a card again at any time."]),
        [(LetterKind.CardPaymentsEnded, Traditional)] = Of(
            "{company}：帳單不再以信用卡支付",
            ["您好：", "{company} 的 CloudCrm 帳單不再以信用卡支付：訂閱已結束。"],
            ["之後請依帳單上的方式付款。有權管理帳單的人可以隨時再以信用卡訂閱。"]),
        [(LetterKind.CardPaymentsEnded, Simplified)] = Of(
            "{company}：账单不再用银行卡支付",
            ["您好：", "{company} 的 CloudCrm 账单不再用银行卡支付：订阅已结束。"],
            ["之后请按账单上的方式付款。有权管理账单的人可以随时再用银行卡订阅。"]),
        [(LetterKind.InvoiceReminder, English)] = Of(
            "Reminder: invoice {invoice} of {company}",
            ["Hello,", "Invoice {invoice} for {company} over {amount} is still open. It is to be paid by {due}."],
            ["If it was paid in these days, do nothing."]),
        [(LetterKind.InvoiceReminder, Traditional)] = Of(
            "提醒：{company} 的帳單 {invoice}",
            ["您好：", "{company} 的帳單 {invoice}（{amount}）尚未付款，付款期限為 {due}。"],
            ["如果您近日已付款，請忽略這封郵件。"]),
        [(LetterKind.InvoiceReminder, Simplified)] = Of(
            "提醒：{company} 的账单 {invoice}",
            ["您好：", "{company} 的账单 {invoice}（{amount}）尚未付款，付款期限为 {due}。"],
            ["如果您近日已付款，请忽略这封邮件。"]),
        [(LetterKind.InvoicePastDue, English)] = Of(
            "Invoice {invoice} of {company} is overdue",
            ["Hello,", "Invoice {invoice} for {company} over {amount} was to be paid by {due}."],
            ["Everything still works. Please pay it soon: later nothing can be sent to customers any more, and after that CloudCrm stops. No data are deleted."]),
        [(LetterKind.InvoicePastDue, Traditional)] = Of(
            "{company} 的帳單 {invoice} 已逾期",
            ["您好：", "{company} 的帳單 {invoice}（{amount}）的付款期限 {due} 已過。"],
            ["目前一切功能仍可使用。請儘快付款：之後將無法傳送訊息給客戶，再之後服務將暫停。資料不會刪除。"]),
        [(LetterKind.InvoicePastDue, Simplified)] = Of(
            "{company} 的账单 {invoice} 已逾期",
            ["您好：", "{company} 的账单 {invoice}（{amount}）的付款期限 {due} 已过。"],
            ["目前一切功能仍可使用。请尽快付款：之后将无法向客户发送消息，再之后服务将暂停。数据不会删除。"]),
        [(LetterKind.PaymentRestricted, English)] = Of(
            "{company}: nothing goes out until invoice {invoice} is paid",
            ["Hello,", "Invoice {invoice} for {company} over {amount} is long overdue. From now on no messages can be sent to customers."],
            ["What comes in is still taken, everything can be read, and notes can be written. No data are deleted. Once the invoice is paid, all goes on at once."]),
        [(LetterKind.PaymentRestricted, Traditional)] = Of(
            "{company}：付清帳單 {invoice} 之前無法對外傳送",
            ["您好：", "{company} 的帳單 {invoice}（{amount}）已逾期多時。從現在起無法傳送訊息給客戶。"],
            ["仍可接收訊息、查看資料及撰寫備註，資料不會刪除。付清帳單後立即恢復。"]),
        [(LetterKind.PaymentRestricted, Simplified)] = Of(
            "{company}：付清账单 {invoice} 之前无法对外发送",
            ["您好：", "{company} 的账单 {invoice}（{amount}）已逾期很久。从现在起无法向客户发送消息。"],
            ["仍可接收消息、查看数据和撰写备注，数据不会删除。付清账单后立即恢复。"]),
        [(LetterKind.PaymentSuspended, English)] = Of(
            "{company} is stopped until invoice {invoice} is paid",
            ["Hello,", "Invoice {invoice} for {company} over {amount} was not paid. CloudCrm is stopped for {company}: owners and admins can sign in and read the tenant, nothing else works."],
            ["No data are deleted. Once the invoice is paid, all goes on at once."]),
        [(LetterKind.PaymentSuspended, Traditional)] = Of(
            "{company} 已暫停，直到付清帳單 {invoice}",
            ["您好：", "{company} 的帳單 {invoice}（{amount}）未付款，{company} 的 CloudCrm 服務已暫停：擁有者與管理員可登入查看帳戶，其他功能均無法使用。"],
            ["資料不會刪除。付清帳單後立即恢復。"]),
        [(LetterKind.PaymentSuspended, Simplified)] = Of(
            "{company} 已暂停，直到付清账单 {invoice}",
            ["您好：", "{company} 的账单 {invoice}（{amount}）未付款，{company} 的 CloudCrm 服务已暂停：所有者和管理员可登录查看账户，其他功能均无法使用。"],
            ["数据不会删除。付清账单后立即恢复。"]),
        [(LetterKind.PaymentRestored, English)] = Of(
            "{company}: paid, thank you",
            ["Hello,", "The open invoices of {company} are paid. Everything works again."], ["Thank you."]),
        [(LetterKind.PaymentRestored, Traditional)] = Of(
            "{company}：已收到款項，謝謝您",
            ["您好：", "{company} 的未付帳單已付清，所有功能均已恢復。"], ["謝謝您。"]),
        [(LetterKind.PaymentRestored, Simplified)] = Of(
            "{company}：已收到款项，谢谢您",
            ["您好：", "{company} 的未付账单已付清，所有功能均已恢复。"], ["谢谢您。"]),
        [(LetterKind.BudgetAlert, English)] = Of(
            "{company}: budget {budget} has reached {percent} %",
            ["Hello,", "The budget {budget} of {company} has reached {percent} %: {used} of {limit} in this billing period."],
            ["You get this mail because the budget says so; it can be changed in CloudCrm."]),
        [(LetterKind.BudgetAlert, Traditional)] = Of(
            "{company}：預算「{budget}」已達 {percent}%",
            ["您好：", "{company} 的預算「{budget}」在本帳單期間已達 {percent}%：已使用 {used}，上限 {limit}。"],
            ["您會收到這封郵件，是因為該預算設定了提醒；可在 CloudCrm 中變更。"]),
        [(LetterKind.BudgetAlert, Simplified)] = Of(
            "{company}：预算“{budget}”已达 {percent}%",
            ["您好：", "{company} 的预算“{budget}”在本账单周期已达 {percent}%：已使用 {used}，上限 {limit}。"],
            ["您会收到这封邮件，是因为该预算设置了提醒；可在 CloudCrm 中更改。"]),
        [(LetterKind.UsageAnomaly, English)] = Of(
            "{company}: unusual usage on {day}",
            ["Hello,", "On {day}, {company} used {used} of {meter}. Usual is {usual} a day."],
            ["If that was on purpose, do nothing. Usage by user and channel shows where it came from."]),
        [(LetterKind.UsageAnomaly, Traditional)] = Of(
            "{company}：{day} 的用量異常",
            ["您好：", "{company} 於 {day} 的 {meter} 用量為 {used}，平常每日約 {usual}。"],
            ["如果這是預期中的情況，請忽略這封郵件。您可以依使用者與管道查看用量來源。"]),
        [(LetterKind.UsageAnomaly, Simplified)] = Of(
            "{company}：{day} 的用量异常",
            ["您好：", "{company} 在 {day} 的 {meter} 用量为 {used}，平常每天约 {usual}。"],
            ["如果这是预期中的情况，请忽略这封邮件。您可以按用户和渠道查看用量来源。"]),
        [(LetterKind.CostAnomaly, English)] = Of(
            "{company}: unusual costs on {day}",
            ["Hello,", "On {day}, the usage of {company} cost about {used}. Usual is {usual} a day."],
            ["If that was on purpose, do nothing. The statement's costs by meter, user and channel show where they came from."]),
        [(LetterKind.CostAnomaly, Traditional)] = Of(
            "{company}：{day} 的費用異常",
            ["您好：", "{company} 於 {day} 的用量費用約為 {used}，平常每日約 {usual}。"],
            ["如果這是預期中的情況，請忽略這封郵件。您可以在對帳單中依計量項目、使用者與管道查看費用來源。"]),
        [(LetterKind.CostAnomaly, Simplified)] = Of(
            "{company}：{day} 的费用异常",
            ["您好：", "{company} 在 {day} 的用量费用约为 {used}，平常每天约 {usual}。"],
            ["如果这是预期中的情况，请忽略这封邮件。您可以在对账单中按计量项目、用户和渠道查看费用来源。"]),
        [(LetterKind.PaymentFailed, English)] = Of(
            "{company}: the card did not pay invoice {invoice}",
            ["Hello,", "The card of {company} did not pay invoice {invoice} of CloudCrm: {amount}. Either it was declined, or its owner has to confirm the payment.", "Pay or confirm here: {link}"],
            ["The card is tried again in the next days. It can be changed in CloudCrm."]),
        [(LetterKind.PaymentFailed, Traditional)] = Of(
            "{company}：信用卡未能支付帳單 {invoice}",
            ["您好：", "{company} 的信用卡未能支付 CloudCrm 帳單 {invoice}（{amount}）：可能是交易遭拒，或需要持卡人確認付款。", "請由此付款或確認：{link}"],
            ["系統會在未來幾天內再次扣款。您可以在 CloudCrm 中更換信用卡。"]),
        [(LetterKind.PaymentFailed, Simplified)] = Of(
            "{company}：银行卡未能支付账单 {invoice}",
            ["您好：", "{company} 的银行卡未能支付 CloudCrm 账单 {invoice}（{amount}）：可能是交易被拒，或需要持卡人确认付款。", "请由此付款或确认：{link}"],
            ["系统会在未来几天内再次扣款。您可以在 CloudCrm 中更换银行卡。"]),
        [(LetterKind.PaymentDisputed, English)] = Of(
            "{company}: a payment of invoice {invoice} is disputed",
            ["Hello,", "The bank of whoever paid invoice {invoice} of CloudCrm for {company} disputes the payment of {amount}."],
            ["If that is a mistake, ask the bank to withdraw it. Otherwise nothing needs to be done until the bank has decided."]),
        [(LetterKind.PaymentDisputed, Traditional)] = Of(
            "{company}：帳單 {invoice} 的付款有爭議",
            ["您好：", "{company} 的 CloudCrm 帳單 {invoice} 的付款（{amount}）已由付款銀行提出爭議。"],
            ["如果這是誤會，請聯絡銀行撤回；否則在銀行裁定之前無須處理。"]),
        [(LetterKind.PaymentDisputed, Simplified)] = Of(
            "{company}：账单 {invoice} 的付款有争议",
            ["您好：", "{company} 的 CloudCrm 账单 {invoice} 的付款（{amount}）已由付款银行提出争议。"],
            ["如果这是误会，请联系银行撤回；否则在银行裁定之前无需处理。"]),
        [(LetterKind.PaymentTakenBack, English)] = Of(
            "Invoice {invoice} of {company} is open again",
            ["Hello,", "The bank has taken back a payment of invoice {invoice} of CloudCrm for {company}. {amount} are open and to be paid by {due}."],
            ["It can be paid by card in CloudCrm, or as it says on the invoice."]),
        [(LetterKind.PaymentTakenBack, Traditional)] = Of(
            "{company} 的帳單 {invoice} 須重新付款",
            ["您好：", "銀行已退回 {company} 的 CloudCrm 帳單 {invoice} 的付款，未付金額為 {amount}，請於 {due} 前付款。"],
            ["您可以在 CloudCrm 中以信用卡付款，或依帳單上的方式付款。"]),
        [(LetterKind.PaymentTakenBack, Simplified)] = Of(
            "{company} 的账单 {invoice} 须重新付款",
            ["您好：", "银行已退回 {company} 的 CloudCrm 账单 {invoice} 的付款，未付金额为 {amount}，请在 {due} 前付款。"],
            ["您可以在 CloudCrm 中用银行卡付款，或按账单上的方式付款。"]),
    };

    /// <summary>The template of a kind in a language; null where there is none.</summary>
    public static MailTemplate? Of(LetterKind kind, string language) => All.GetValueOrDefault((kind, language));

    private static MailTemplate Of(string subject, string[] before, string[] after) => new("", subject, before, "", after);
}
