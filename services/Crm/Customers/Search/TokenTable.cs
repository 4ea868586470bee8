using System.Globalization;
using System.Text.Json;
using CloudCrm.Contracts;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Search;

/// <summary>A token of a customer.</summary>
internal readonly record struct TokenHit(string Token, short Place, Guid CustomerId);

/// <summary>
/// Reads <c>customer_tokens</c>. Both ways are ranges of an index under row-level security: by token for candidates, by customer and token for looking again
/// at them. SQL by hand, since each order of its joins matters.
/// </summary>
/// <param name="Db">The tenant's rows.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Hidden">Places that must not find.</param>
internal sealed record TokenTable(CrmDb Db, TenantId Tenant, short[] Hidden)
{
    private const string Columns = "t.token, t.place, t.customer_id";
    private const string Beyond = "\U0010FFFF";

    /// <summary>The most tokens that one misspelling takes from the index.</summary>
    private const int OfMisspelling = 200;

    private bool IsPostgres => Db is PgCrmDb;

    private string Shown => Hidden.Length == 0 ? "" : IsPostgres ? " AND t.place <> ALL (@hidden)" : " AND t.place NOT IN (SELECT value FROM json_each(@hidden))";

    /// <summary>The first tokens that match a term, at most <paramref name="max"/> a prefix, in the order of the index: whole tokens before longer ones.</summary>
    public async Task<List<TokenHit>> First(SearchTerm term, IReadOnlySet<string>? spellings, int max)
    {
        var arms = term.Prefixes.Select((_, i) =>
            $"SELECT * FROM (SELECT {Columns} FROM customer_tokens t WHERE t.tenant_id = @tenant AND {Range(i)}{Shown} ORDER BY t.token, t.place, t.customer_id LIMIT {max})");
        if (spellings is not null)
            arms = arms.Append($"SELECT * FROM ({Misspelt(max)})");
        var rows = await Read(string.Join(" UNION ALL ", arms.Select((arm, i) => IsPostgres ? $"{arm} AS a{i}" : arm)), term, spellings, null);
        // Of several prefixes, each has an order of its own.
        rows.Sort(InOrder);
        return rows;
    }

    /// <summary>Of these customers, the tokens that match a term.</summary>
    public async Task<List<TokenHit>> Of(IReadOnlyCollection<Guid> customers, SearchTerm term, IReadOnlySet<string>? spellings)
    {
        var from = IsPostgres
            ? "customer_tokens t WHERE t.customer_id = ANY (@customers) AND"
            : "json_each(@customers) c CROSS JOIN customer_tokens t INDEXED BY ix_customer_tokens_customer WHERE t.customer_id = c.value AND";
        // To look up each spelling at each customer would take a thousand steps for one; their tokens are few.
        string[] arms = spellings is null
            ? [.. term.Prefixes.Select((_, i) => $"SELECT {Columns} FROM {from} t.tenant_id = @tenant AND {Range(i)}{Shown}")]
            : [$"SELECT {Columns} FROM {from} t.tenant_id = @tenant{Shown}"];
        var rows = await Read(string.Join(" UNION ALL ", arms), term, null, customers);
        return spellings is null
            ? rows
            : rows.FindAll(row => spellings.Contains(row.Token) || Array.Exists(term.Prefixes, prefix => row.Token.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private string Misspelt(int max) => IsPostgres
        ? $"SELECT {Columns} FROM unnest(@spellings) AS s(spelling) CROSS JOIN LATERAL (SELECT {Columns} FROM customer_tokens t WHERE t.tenant_id = @tenant AND t.token = s.spelling{Shown} ORDER BY t.place, t.customer_id LIMIT {OfMisspelling}) t LIMIT {max}"
        : $"SELECT {Columns} FROM json_each(@spellings) s CROSS JOIN customer_tokens t WHERE t.tenant_id = @tenant AND t.token = s.value{Shown} LIMIT {max}";

    private static string Range(int prefix) => string.Create(CultureInfo.InvariantCulture, $"t.token >= @from{prefix} AND t.token < @to{prefix}");

    private Task<List<TokenHit>> Read(string sql, SearchTerm term, IReadOnlyCollection<string>? spellings, IReadOnlyCollection<Guid>? customers) => Db.Query(
        sql,
        command =>
        {
            for (var i = 0; i < term.Prefixes.Length; i++)
            {
                command.Bind(string.Create(CultureInfo.InvariantCulture, $"from{i}"), term.Prefixes[i]);
                command.Bind(string.Create(CultureInfo.InvariantCulture, $"to{i}"), term.Prefixes[i] + Beyond);
            }

            if (Hidden.Length > 0)
                command.Bind("hidden", List(Hidden));
            if (spellings is not null)
                command.Bind("spellings", List(spellings));
            if (customers is not null)
                command.Bind("customers", IsPostgres ? customers.ToArray() : JsonSerializer.Serialize(customers.Select(id => id.ToString().ToUpperInvariant())));
        },
        row => new TokenHit(row.GetString(0), row.GetInt16(1), row.GetGuid(2)));

    private object List<T>(IReadOnlyCollection<T> values) => IsPostgres ? values.ToArray() : JsonSerializer.Serialize(values);

    private static int InOrder(TokenHit one, TokenHit other)
    {
        var order = string.CompareOrdinal(one.Token, other.Token);
        if (order == 0)
            order = one.Place.CompareTo(other.Place);
        return order != 0 ? order : one.CustomerId.CompareTo(other.CustomerId);
    }
}
