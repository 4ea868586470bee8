using System.Globalization;
using CloudCrm.Billing.Invoices.Documents;
using CloudCrm.Billing.Invoices.Pages;

namespace CloudCrm.Billing.Payments.Stripe.Collection;

/// <summary>What Stripe's invoices say beside what stands on ours.</summary>
internal sealed record CollectionWords
{
    private static readonly CollectionWords s_english = new()
    {
        Base = "Base fee and seats by the day, {0}; the month above counts towards it",
        Rest = "Lines from {0} on of invoice {1}",
        Settled = "Charged or settled otherwise",
    };

    private static readonly CollectionWords s_traditional = new()
    {
        Base = "基本費與席次，按日計算（{0}），已扣除上列整月金額",
        Rest = "請款單 {1} 第 {0} 項起的各項",
        Settled = "已另行收取或結清",
    };

    private static readonly CollectionWords s_simplified = new()
    {
        Base = "基本费与席位，按日计算（{0}），已扣除上列整月金额",
        Rest = "账单 {1} 第 {0} 项起的各项",
        Settled = "已另行收取或结清",
    };

    /// <summary>The difference between base and seats by the day, <c>{0}</c>, and Stripe's lines of a month.</summary>
    public required string Base { get; init; }

    /// <summary>All lines from <c>{0}</c> on of invoice <c>{1}</c>.</summary>
    public required string Rest { get; init; }

    /// <summary>What is not collected here.</summary>
    public required string Settled { get; init; }

    /// <summary>Those that go with an invoice's.</summary>
    public static CollectionWords Of(InvoiceWords words) => words.Tag switch
    {
        "zh-Hant" => s_traditional,
        "zh-Hans" => s_simplified,
        _ => s_english,
    };

    /// <summary>What stands at the head of Stripe's invoice.</summary>
    public static string Head(InvoiceDocument invoice, InvoiceWords words) =>
        string.Create(CultureInfo.InvariantCulture, $"{words.Documents.Invoice} {invoice.Number}, {InvoicePage.Days(invoice.Period, words)}");
}
