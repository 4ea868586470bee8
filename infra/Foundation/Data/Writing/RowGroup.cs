namespace CloudCrm.Foundation.Data.Writing;

/// <summary>Rows of one table with which the same is done.</summary>
internal sealed record RowGroup(TablePlan Plan, RowVerb Verb)
{
    public List<object> Rows { get; } = [];
}
