using System.Collections.Immutable;
using CloudCrm.Contracts;
using CloudCrm.Contracts.Customers;
using CloudCrm.Foundation.Data;

namespace CloudCrm.Crm.Customers.Notes;

/// <summary>The decisions about notes on a customer. Pure.</summary>
internal static class NoteRules
{
    /// <summary>The most UTF-16 units of a note.</summary>
    public const int MaxText = 10_000;

    /// <summary>The most notes on a customer.</summary>
    public const int MaxNotes = 10_000;

    /// <summary>What is wrong with a text; null where it is fine.</summary>
    public static Refusal? Check(string text) =>
        PlainText.Check("text", text, 1, MaxText) ?? (string.IsNullOrWhiteSpace(text) ? Refusal.Invalid("text", "A note says something.") : null);

    /// <summary>A new note.</summary>
    public static Outcome<Note> Write(Guid id, Guid customerId, string text, ImmutableArray<Mention> mentions, int count, Caller author, DateTimeOffset now)
    {
        if (id == Guid.Empty)
            return Refusal.Invalid("id", "An id is never empty.");
        if (Check(text) is { } refusal)
            return refusal;
        return count < MaxNotes
            ? new Note(id, customerId, text, mentions, author, now, now, 1)
            : Refusal.Conflict($"A customer has at most {MaxNotes} notes.", "too_many_notes");
    }

    /// <summary>The note with another text; the very same one where nothing changes.</summary>
    public static Note Saying(this Note note, string text, ImmutableArray<Mention> mentions, DateTimeOffset now) =>
        note.Text == text ? note : note with { Text = text, Mentions = mentions, ChangedAt = now, Version = note.Version + 1 };

    /// <summary>True for whoever wrote it.</summary>
    public static bool IsBy(this Note note, Caller caller) => note.Author.Kind == caller.Kind && note.Author.Id == caller.Id;

    /// <summary>The note as it is read.</summary>
    public static string Shown(this Note note) => MentionText.Show(note.Text, note.Mentions);

    /// <summary>Somebody else's note.</summary>
    public static Refusal NotTheirs() => Refusal.Forbidden("Only its author, or who may manage the tenant, changes or deletes a note.", "not_author");
}
