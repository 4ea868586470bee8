using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers;

/// <summary>Everything that is written of a new customer: its row, the rows that find it, its first entry and what the journal says.</summary>
internal sealed record Birth(Customer Customer, CustomerRow Row, IReadOnlyList<FindingRow> Finding, TimelineRow Entry, JournalFact Fact)
{
    /// <summary>How many rows it comes to.</summary>
    public int Rows => Finding.Count + 3;

    /// <summary>Adds it to the act of what brings it forth.</summary>
    public void AddTo(Act act) => AddChildren(act.Insert(Row));

    /// <summary>Adds all but the customer's own row.</summary>
    public Act AddChildren(Act act)
    {
        foreach (var row in Finding)
            row.InsertInto(act);
        return act.Insert(Entry).Journal(Fact);
    }
}
