using CloudCrm.Contracts.Customers;

namespace CloudCrm.Gateway.Customers;

/// <summary>Filters in bodies and answers, in the words of the list's own address.</summary>
internal static class FilterWire
{
    /// <summary>The filter, or which part of it cannot be read.</summary>
    public static Outcome<CustomerFilter> ToFilter(Wire.CustomerFilter it)
    {
        var conditions = new List<FieldFilter>();
        foreach (var (index, text) in (it.Where ?? []).Index())
        {
            if (text is null || FilterText.Parse(text) is not { } condition)
                return Refusal.Invalid($"filter.where[{index}]", FilterText.Expected);
            conditions.Add(condition);
        }

        if ((it.Tags ?? []).Any(tag => tag is null))
            return Refusal.Invalid("filter.tags", "A tag can't be null.");
        return new CustomerFilter
        {
            NamePrefix = it.Name,
            Archived = it.Archived,
            Kind = (CustomerKind?)it.Kind,
            OwnerId = it.Owner,
            ExternalId = it.ExternalId,
            Tags = [.. it.Tags ?? []],
            Fields = [.. conditions],
            Sort = it.Sort?.TrimStart('-'),
            Descending = it.Sort?.StartsWith('-') ?? false,
        };
    }

    public static Wire.CustomerFilter ToWire(CustomerFilter filter) => new()
    {
        Name = filter.NamePrefix,
        Archived = filter.Archived,
        Kind = (Wire.CustomerKind?)filter.Kind,
        Owner = filter.OwnerId,
        ExternalId = filter.ExternalId,
        Tags = filter.Tags,
        Where = [.. filter.Fields.Select(FilterText.Write)],
        Sort = filter.Descending ? $"-{filter.Sort ?? "name"}" : filter.Sort,
    };
}
