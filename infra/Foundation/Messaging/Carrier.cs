using MassTransit;

namespace CloudCrm.Foundation.Messaging;

/// <summary>What MassTransit sees: the message as JSON under its registered name. So renaming or moving a .NET type never changes exchanges or queues.</summary>
/// <param name="Type">The message's name.</param>
/// <param name="Sequence">The id of its first outbox row.</param>
/// <param name="Tenant">Whose act it was; null where it is of several tenants or none.</param>
/// <param name="Body">The message as JSON.</param>
[MessageUrn("cloudcrm:carrier")]
internal sealed record Carrier(string Type, long Sequence, Guid? Tenant, string Body);
