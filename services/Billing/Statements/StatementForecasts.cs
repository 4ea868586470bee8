using CloudCrm.Billing.Accounts;
using CloudCrm.Billing.Rating;
using CloudCrm.Contracts.Billing;

namespace CloudCrm.Billing.Statements;

/// <summary>Puts a forecast beside what is on a statement.</summary>
internal static class StatementForecasts
{
    /// <summary>The statement with what each line is expected to come to. Lines that only the forecast has, such as a maximum that will be reached, stand on it with 0.</summary>
    public static Statement With(this Statement statement, InvoiceForecast forecast, int days)
    {
        var currency = forecast.Expected.Currency;
        var expected = forecast.Expected.Lines.GroupBy(KeyOf).ToDictionary(group => group.Key, group => new Queue<InvoiceLine>(group));
        var lines = statement.Lines.Select(line => line with
        {
            Expected = currency.Text(expected.TryGetValue(KeyOf(line), out var same) && same.TryDequeue(out var then) ? then.Amount : 0),
        }).ToList();
        lines.AddRange(expected.Values.SelectMany(left => left).Select(line => line.ToContract(currency) with { Amount = currency.Text(0), Quantity = null, Expected = currency.Text(line.Amount) }));
        return statement with
        {
            Lines = [.. lines.OrderBy(line => line.Kind)],
            Forecast = new(currency.Text(forecast.Expected.Total), currency.Text(forecast.Low), currency.Text(forecast.High), days),
        };
    }

    private static (LineKind, string, DateOnly?) KeyOf(InvoiceLine line) => (line.Kind, line.Code, line.Span?.From);

    private static (LineKind, string, DateOnly?) KeyOf(StatementLine line) => (line.Kind, line.Code, line.From);
}
