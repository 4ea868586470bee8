namespace CloudCrm.Contracts.Customers;

/// <summary>Changes of many customers.</summary>
public sealed partial record FieldSight
{
    /// <summary>The refusal of a bulk change that goes by what is hidden or changes what may not be changed; null where it may begin.</summary>
    public Refusal? Refuses(StartBulkChange command)
    {
        if (IsUnbounded)
            return null;
        var edit = command.Edit;
        return (command.Filter is { } filter && Refuses(filter) is { } refusal ? refusal with { Field = CustomerFilter.InBody(refusal.Field) } : null)
            ?? (edit.AddTags.IsEmpty ? null : RefusesToChange("tags", "change.addTags"))
            ?? (edit.RemoveTags.IsEmpty ? null : RefusesToChange("tags", "change.removeTags"))
            ?? (edit.OwnerId is null && !edit.Unown ? null : RefusesToChange("ownerId", "change.ownerId"))
            ?? edit.Fields.Select(value => RefusesToChange(CustomerParts.Own + value.Key, $"change.fields.{value.Key}")).FirstOrDefault(hidden => hidden is not null);
    }

    /// <summary>The bulk change as it may be seen: what it says of something hidden is left out, since its results name the customers that have it.</summary>
    public BulkChange Show(BulkChange bulk)
    {
        if (SeesAll)
            return bulk;
        var (filter, edit) = (bulk.Command.Filter, bulk.Command.Edit);
        var (tags, owner) = (Sees("tags"), Sees("ownerId"));
        return bulk with
        {
            Command = bulk.Command with
            {
                Filter = filter is null || Refuses(filter) is not null ? null : filter,
                Edit = edit with
                {
                    AddTags = tags ? edit.AddTags : [],
                    RemoveTags = tags ? edit.RemoveTags : [],
                    OwnerId = owner ? edit.OwnerId : null,
                    Unown = owner && edit.Unown,
                    Fields = edit.Fields.RemoveAll(value => !Sees(CustomerParts.Own + value.Key)),
                },
            },
        };
    }
}
