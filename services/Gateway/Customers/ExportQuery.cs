using System.Reflection;
using CloudCrm.Contracts.Customers;
using CloudCrm.Gateway.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudCrm.Gateway.Customers;

/// <summary>Which customers stand in a file, and with which columns.</summary>
internal sealed record ExportQuery(CustomerFilter Filter, IReadOnlyList<ImportColumn> Columns, Guid? Import, Fault? Fault) : IBound, IEndpointParameterMetadataProvider
{
    private const int MaxColumn = 300;
    private const int MaxColumns = 300;

    public static ValueTask<ExportQuery?> BindAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request);
        var (filter, fault) = CustomerListQuery.Read(query);
        var columns = new List<ImportColumn>();
        foreach (var text in query.Texts("column", MaxColumn, MaxColumns))
        {
            var (target, name) = text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (text[..colon], text[(colon + 1)..]) : (text, text);
            columns.Add(new(name, target));
            if (!CustomerColumn.IsFixed(target) && !CustomerColumn.IsField(target))
                fault ??= Fault.Malformed("column", "Expected what a customer has, such as externalId or fields.tenure, and a name for it, such as externalId:Number.");
        }

        var import = query.Id("import");
        if (import is not null && columns.Count > 0)
            fault ??= Fault.Malformed("import", "Either columns or the import that has them, not both.");
        return ValueTask.FromResult<ExportQuery?>(new(filter, columns, import, query.Fault ?? fault));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        foreach (var input in CustomerListQuery.Inputs)
            builder.Metadata.Add(input);
        builder.Metadata.Add(new InputMetadata("column", typeof(string), "A column: what a customer has, as imports call it, a colon and the column's name; up to 300 times. All that is known when left out.") { Repeats = true });
        builder.Metadata.Add(new InputMetadata("import", typeof(Guid), "Takes the columns of this import, so that its file comes out again."));
    }
}
