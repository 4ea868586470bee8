namespace CloudCrm.Client;

/// <summary>A plan with its prices in every currency.</summary>
/// <param name="Code">Its code, the same in every version: small letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
/// <param name="Name">What people call it, 1 to 100 characters.</param>
/// <param name="Rank">0 to 1,000; of two plans the one with the higher rank is the upgrade.</param>
/// <param name="Prices">By the currency's code: USD, EUR, TWD, CNY and JPY, each of them.</param>
/// <param name="TrialDays">Days at the beginning that cost nothing, at most 90.</param>
public sealed record PricedPlan(string Code, string Name, int Rank, IReadOnlyDictionary<string, PlanPrices> Prices, int TrialDays = 0);

/// <summary>The price book as a document.</summary>
/// <param name="Version">The version's code, which stands on invoices: 1 to 40 small letters, digits, <c>.</c>, <c>_</c> and <c>-</c>; no other version's.</param>
/// <param name="Name">What people call it, 1 to 100 characters.</param>
/// <param name="EffectiveFrom">From when on it holds (UTC): in the future, and no other version's. A tenant moves to it at its renewal.</param>
/// <param name="Plans">At most 20; all that a company can choose at sign-up are there.</param>
public sealed record PriceBookDocument(string Version, string Name, DateTimeOffset EffectiveFrom, IReadOnlyList<PricedPlan> Plans);

/// <summary>A published version of the price book; it never changes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its code.</param>
/// <param name="Name">What people call it.</param>
/// <param name="EffectiveFrom">From when on it holds (UTC).</param>
/// <param name="PublishedAt">When it was published (UTC).</param>
/// <param name="Digest">Lower-case hexadecimal SHA-256 of its document.</param>
public sealed record PriceBookVersion(Guid Id, string Version, string Name, DateTimeOffset EffectiveFrom, DateTimeOffset PublishedAt, string Digest);

/// <summary>A published version with all of its prices.</summary>
/// <param name="Published">Which one it is.</param>
/// <param name="Document">What was published.</param>
public sealed record PublishedPriceBook(PriceBookVersion Published, PriceBookDocument Document);

/// <summary>Whether a document could be published now.</summary>
/// <param name="Publishable">Whether nothing stands against it.</param>
/// <param name="Problems">What does, field by field; at most 50.</param>
public sealed record PriceBookCheck(bool Publishable, IReadOnlyList<FieldProblem> Problems);

/// <summary>Asks what a whole period would cost under a book; nothing is stored.</summary>
/// <param name="Book">The book, published or not.</param>
/// <param name="Plan">The code of a plan of it.</param>
/// <param name="Currency">USD, EUR, TWD, CNY or JPY.</param>
/// <param name="Seats">Seats on every day, 0 to 100,000.</param>
/// <param name="Used">What is used of its meters; each at most once.</param>
public sealed record PreviewPriceBook(PriceBookDocument Book, string Plan, string Currency, int Seats, IReadOnlyList<UsedUnits> Used);

/// <summary>Units of a meter in a period.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">A decimal as text, in the units that the price counts.</param>
/// <param name="Events">In how many events, for prices that charge each.</param>
public sealed record UsedUnits(string Meter, string Quantity, long Events = 0);

/// <summary>What a period would cost, before discounts and tax.</summary>
/// <param name="Currency">What its money is.</param>
/// <param name="Lines">Step by step.</param>
/// <param name="Total">Their sum: a decimal as text with the currency's decimals.</param>
public sealed record PricePreview(string Currency, IReadOnlyList<PreviewLine> Lines, string Total);

/// <summary>One line of a preview.</summary>
/// <param name="Kind">Which step of the calculation it is.</param>
/// <param name="Code">What it is for: <c>base</c>, <c>seats</c> or a meter.</param>
/// <param name="Quantity">Units of the meter, days of the base, or days of seats beyond the included ones; null where nothing is counted.</param>
/// <param name="Included">Units that the base pays for, or null.</param>
/// <param name="Amount">A decimal as text with the currency's decimals.</param>
public sealed record PreviewLine(LineKind Kind, string Code, string? Quantity, string? Included, string Amount);

/// <summary>The plans and prices that hold now, in one currency.</summary>
/// <param name="Version">The version of the price book.</param>
/// <param name="Name">What people call it.</param>
/// <param name="EffectiveFrom">Since when it holds (UTC).</param>
/// <param name="Currency">What its money is.</param>
/// <param name="Plans">By rank.</param>
public sealed record PriceList(string Version, string Name, DateTimeOffset EffectiveFrom, string Currency, IReadOnlyList<OfferedPlan> Plans);

/// <summary>A plan that can be chosen.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Rank">Of two plans the one with the higher rank is the upgrade.</param>
/// <param name="TrialDays">Days at the beginning that cost nothing.</param>
/// <param name="Prices">What it costs.</param>
public sealed record OfferedPlan(string Code, string Name, int Rank, int TrialDays, PlanPrices Prices);

/// <summary>The plans that a company can choose at sign-up, as a visitor sees them.</summary>
/// <param name="Currency">What their money is.</param>
/// <param name="Seats">For how many seats the totals are.</param>
/// <param name="Plans">By rank.</param>
public sealed record PlanChoices(string Currency, int Seats, IReadOnlyList<PlanChoice> Plans);

/// <summary>A plan that a company can choose at sign-up. Money is a decimal as text, before discounts and tax.</summary>
/// <param name="Code">Its code, which <c>POST /v1/signup</c> takes.</param>
/// <param name="Name">What people call it.</param>
/// <param name="TrialDays">Days at the beginning that cost nothing.</param>
/// <param name="Base">For a whole period.</param>
/// <param name="Seat">For a seat over a whole period.</param>
/// <param name="IncludedSeats">Seats that the base pays for.</param>
/// <param name="Total">For a whole period with as many seats as were asked for, without usage.</param>
/// <param name="Included">Units a whole period that the base pays for, decimal text, by the meter's code; meters without any are left out.</param>
public sealed record PlanChoice(string Code, string Name, int TrialDays, string Base, string Seat, int IncludedSeats, string Total, IReadOnlyDictionary<string, string> Included);
