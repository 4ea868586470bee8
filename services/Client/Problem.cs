namespace CloudCrm.Client;

/// <summary>Every error of the API (RFC 9457, <c>application/problem+json</c>).</summary>
/// <param name="Title">The HTTP status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">One sentence for people.</param>
/// <param name="Code">A stable snake_case code for programs, such as <c>seat_needed</c>.</param>
/// <param name="Field">The input at fault: a JSON path in the body, a query parameter or a header; null where no one input is.</param>
/// <param name="TraceId">Names the request in our logs.</param>
/// <param name="Errors">All inputs at fault, where there are several.</param>
/// <param name="BudgetId">The budget that is used up, where one is why.</param>
/// <param name="BudgetName">Its name.</param>
/// <param name="Tenants">The tenants of which one has to be named, where that is why (<c>tenant_needed</c>).</param>
public sealed record Problem(
    string Title,
    int Status,
    string Detail,
    string Code,
    string? Field,
    string TraceId,
    IReadOnlyList<FieldProblem>? Errors = null,
    Guid? BudgetId = null,
    string? BudgetName = null,
    IReadOnlyList<AccountTenant>? Tenants = null);

/// <summary>One input at fault.</summary>
/// <param name="Field">Its JSON path, query parameter or header.</param>
/// <param name="Detail">What is wrong with it.</param>
public sealed record FieldProblem(string Field, string Detail);
