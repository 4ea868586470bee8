using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Billing;
using CloudCrm.Contracts.Notifications;
using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Mail;
using CloudCrm.Crm.Notifications;
using CloudCrm.Foundation.Data;
using CloudCrm.Foundation.Scheduling;

namespace CloudCrm.Crm.Tenants;

/// <summary>What is written when Billing has news for a tenant's people: the journal, which webhooks follow, mails, and notifications in the product.</summary>
internal sealed class BillingNewsAct(Tenancy tenancy, LetterBox letters, DateTimeOffset now)
{
    /// <summary>The most people who are told of one thing.</summary>
    public const int PeopleMax = 100;

    /// <summary>How long a mail about money is worth sending.</summary>
    private static readonly TimeSpan MailLife = TimeSpan.FromDays(7);

    public Act Of(BillingNews news)
    {
        var told = new Once($"{Ids.From($"{tenancy.Id}", "billing.news", $"{news.Id:n}"):n}", "billing.news");
        var act = Act.Create(tenancy.Id, RequestLog.Answer(tenancy.Id, told, news.Id, now))
            .Journal(new(now, Caller.System, "billing", news.About, VerbOf(news.Kind), Details(news)));
        var people = tenancy.Members.Values.Where(IsResponsible).OrderBy(member => member.AccountId).Take(PeopleMax).ToArray();
        foreach (var mail in news.Mail is { } set ? [set] : people.Select(member => member.Mail))
            act.Schedule(Mail(mail, news));
        if (people.Length > 0)
            act.InsertIfAbsent(NotificationPurge.Of(tenancy.Id, now));
        foreach (var member in people)
            act.Insert(NotificationRow.Of(tenancy.Id, NoticeTo(member, news), Caller.System, now));
        return act;
    }

    /// <summary>The mail alone, to one address.</summary>
    public DueWorkRow Mail(string mail, BillingNews news) => letters.Of(tenancy.Id, LetterTo(mail, news), Ids.From($"{tenancy.Id}", "billing.mail", $"{news.Id:n}", mail));

    /// <summary>The journal's verb for a kind of news: <c>invoice_issued</c>, and so on.</summary>
    public static string VerbOf(BillingNewsKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private static string Details(BillingNews news)
    {
        var details = new Details().Fact("newsId", news.Id);
        foreach (var fact in news.Facts)
            details.Fact(fact.Name, fact.Value);
        return details.ToString();
    }

    private static bool IsResponsible(Membership member) => member.Roles.Contains(Role.Owner) || member.Roles.Contains(Role.Admin);

    private Letter LetterTo(string mail, BillingNews news) => new(KindOf(news), mail, tenancy.Language, "", now + MailLife, tenancy.Name)
    {
        Facts = news.Facts.ToDictionary(fact => fact.Name, fact => fact.Value),
        File = news.File is { } file ? new(file.Name, file.MediaType, file.Path) : null,
    };

    private Notice NoticeTo(Membership member, BillingNews news) => new(
        Ids.From($"{tenancy.Id}", "billing.news", $"{news.Id:n}", $"{member.AccountId:n}"),
        member.AccountId, NotificationKind.Billing, MailText.Of(LetterTo(member.Mail, news), "").Subject, null, news.About, "");

    private static LetterKind KindOf(BillingNews news) => news.Kind switch
    {
        BillingNewsKind.PriceChange => LetterKind.PriceChange,
        BillingNewsKind.InvoiceIssued when news.Facts.Any(fact => fact is { Name: "due", Value: "" }) => LetterKind.InvoiceSettled,
        BillingNewsKind.InvoiceIssued => LetterKind.InvoiceIssued,
        BillingNewsKind.Reminder => LetterKind.InvoiceReminder,
        BillingNewsKind.PastDue => LetterKind.InvoicePastDue,
        BillingNewsKind.Restricted => LetterKind.PaymentRestricted,
        BillingNewsKind.Suspended => LetterKind.PaymentSuspended,
        BillingNewsKind.Restored => LetterKind.PaymentRestored,
        BillingNewsKind.BudgetAlert => LetterKind.BudgetAlert,
        BillingNewsKind.Anomaly => LetterKind.UsageAnomaly,
        BillingNewsKind.CostAnomaly => LetterKind.CostAnomaly,
        BillingNewsKind.CreditNoteIssued => LetterKind.CreditNoteIssued,
        BillingNewsKind.PaymentFailed => LetterKind.PaymentFailed,
        BillingNewsKind.PaymentDisputed => LetterKind.PaymentDisputed,
        BillingNewsKind.PaymentTakenBack => LetterKind.PaymentTakenBack,
        BillingNewsKind.CardPaymentsEnded => LetterKind.CardPaymentsEnded,
        _ => throw new ArgumentOutOfRangeException(nameof(news)),
    };
}
