using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Crm.Customers.Search;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>What is written when a note comes, changes or goes: the note, the timeline, what finds the customer by it, and the journal.</summary>
internal static class NoteActs
{
    private const string Entity = "note";

    /// <summary>
    /// The act of a new note. Its words are in the journal when they change or go. Where its customer is the survivor of the one that was named, that is remembered.
    /// </summary>
    public static Act Written(TenantId tenant, NoteBookRow? book, Note note, Once once, Guid named)
    {
        var act = Next(tenant, book, note.CustomerId, 1)
            .Insert(NoteRow.From(tenant, note))
            .Insert(Entry(tenant, note));
        foreach (var (token, place) in CustomerTokens.OfCustomerNote(note.Shown()))
            act.InsertIfAbsent(Token(tenant, note, token, place));
        if (named != note.CustomerId)
            act.InsertIfAbsent(RequestLog.Answer(tenant, Elsewhere(tenant, named, note.Id), note.CustomerId, note.WrittenAt));
        // A note that was deleted may come again under its id.
        return act.Delete(RequestLog.Answer(tenant, Deletion(tenant, note), note.Id, note.WrittenAt))
            .Journal(Fact(note, note.WrittenAt, note.Author, "written", Facts(note)))
            .Remember(RequestLog.Answer(tenant, once, note, note.WrittenAt));
    }

    /// <summary>The act of a change; <paramref name="gone"/> are tokens that no note of the customer has any more.</summary>
    public static Act Changed(TenantId tenant, NoteBookRow book, Note before, Note after, IEnumerable<PlacedToken> gone, Caller caller)
    {
        var act = Next(tenant, book, after.CustomerId, 0).Update(NoteRow.From(tenant, after)).Update(Entry(tenant, after));
        foreach (var (token, place) in gone)
            act.Delete(Token(tenant, after, token, place));
        foreach (var (token, place) in CustomerTokens.OfCustomerNote(after.Shown()).Except(CustomerTokens.OfCustomerNote(before.Shown())))
            act.InsertIfAbsent(Token(tenant, after, token, place));
        var details = Facts(after).Change("text", before.Text, after.Text);
        return act.Journal(Fact(after, after.ChangedAt, caller, "changed", details));
    }

    /// <summary>The act of a deletion, which is remembered for whoever repeats it.</summary>
    public static Act Deleted(TenantId tenant, NoteBookRow book, Note note, IEnumerable<PlacedToken> gone, Caller caller, DateTimeOffset now)
    {
        var act = Next(tenant, book, note.CustomerId, -1).Delete(NoteRow.From(tenant, note)).Delete(Entry(tenant, note));
        foreach (var (token, place) in gone)
            act.Delete(Token(tenant, note, token, place));
        return act.Journal(Fact(note, now, caller, "deleted", Facts(note).Change("text", note.Text, null)))
            .Remember(RequestLog.Answer(tenant, Deletion(tenant, note), note.Id, now));
    }

    /// <summary>What a note is remembered by that went to the survivor of the customer that was named; the answer is the survivor.</summary>
    public static Once Elsewhere(TenantId tenant, Guid named, Guid id) =>
        new($"{Ids.From($"{tenant}", "note.elsewhere", $"{named:n}", $"{id:n}"):n}", "note.elsewhere");

    /// <summary>What a deletion is remembered by: it names itself, nobody sends a key with it.</summary>
    public static Once Deletion(TenantId tenant, Guid customerId, Guid id) =>
        new($"{Ids.From($"{tenant}", "note.deleted", $"{customerId:n}", $"{id:n}"):n}", "note.deleted");

    private static Once Deletion(TenantId tenant, Note note) => Deletion(tenant, note.CustomerId, note.Id);

    /// <summary>The book as it is after an act.</summary>
    public static NoteBookRow With(TenantId tenant, NoteBookRow? book, Guid customerId, int more) => new()
    {
        TenantId = tenant,
        CustomerId = customerId,
        NoteCount = (book?.NoteCount ?? 0) + more,
        Version = (book?.Version ?? 0) + 1,
    };

    private static Act Next(TenantId tenant, NoteBookRow? book, Guid customerId, int more)
    {
        var next = With(tenant, book, customerId, more);
        return book is null ? Act.Create(tenant, next) : Act.Change(tenant, next, book.Version);
    }

    private static TimelineRow Entry(TenantId tenant, Note note) =>
        TimelineRow.Of(tenant, note.CustomerId, note.WrittenAt, note.Id, TimelineKind.Note, note.Shown(), note.Author);

    private static TokenRow Token(TenantId tenant, Note note, string token, short place) =>
        new() { TenantId = tenant, Token = token, Place = place, CustomerId = note.CustomerId };

    private static Details Facts(Note note) =>
        new Details().Fact("customerId", note.CustomerId).FactList("mentions", [.. note.Mentions.Select(mention => mention.MemberId ?? mention.TeamId)]);

    private static JournalFact Fact(Note note, DateTimeOffset at, Caller caller, string verb, Details details) =>
        new(at, caller, Entity, note.Id, verb, details.ToString());
}
