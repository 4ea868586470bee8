using System.Text.Json;

namespace CloudCrm.Client;

/// <summary>One change of a customer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Verb">What happened, past tense, such as <c>registered</c>, <c>changed</c>, <c>archived</c>.</param>
/// <param name="Fields">What is another since; only what the one who asks may see.</param>
/// <param name="Undoes">The change that it took back; null for others.</param>
public sealed record CustomerChange(Guid Id, DateTimeOffset At, Actor By, string Verb, IReadOnlyList<FieldChange> Fields, Guid? Undoes);

/// <summary>What a change did to a field.</summary>
/// <param name="Field">The field, such as <c>name</c>, <c>contacts</c> or <c>fields.tenure</c>.</param>
/// <param name="Before">What was there; JSON's null where there was nothing.</param>
/// <param name="After">What is there since; JSON's null where there is nothing.</param>
public sealed record FieldChange(string Field, JsonElement Before, JsonElement After);
