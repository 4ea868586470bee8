using System.Collections.Immutable;
using CloudCrm.Contracts.Tenants;

namespace CloudCrm.Contracts.Webhooks;

/// <summary>A type of event that webhooks can get: an act of the journal.</summary>
/// <param name="Type">The journal's entity and verb, such as <c>customer.registered</c>.</param>
/// <param name="Description">When it happens.</param>
/// <param name="Needs">The right that a webhook's role must have to get it.</param>
[GenerateSerializer, Immutable, Alias("WebhookEvent")]
public sealed record WebhookEvent([property: Id(0)] string Type, [property: Id(1)] string Description, [property: Id(2)] Right Needs);

/// <summary>The closed list of event types. What stands in the journal and not here goes to no webhook.</summary>
public static class WebhookEvents
{
    /// <summary>The type of a test event, which every webhook gets when it is asked for.</summary>
    public const string Ping = "webhook.ping";

    /// <summary>What ends the name of a family.</summary>
    public const string Family = ".*";

    /// <summary>The types, family by family.</summary>
    public static ImmutableArray<WebhookEvent> All { get; } =
    [
        new("customer.registered", "A customer was registered, by hand or by an import.", Right.ReadCustomers),
        new("customer.changed", "A customer was changed.", Right.ReadCustomers),
        new("customer.archived", "A customer was archived.", Right.ReadCustomers),
        new("customer.restored", "An archived customer was restored.", Right.ReadCustomers),
        new("customer.merged", "A customer was merged into another.", Right.ReadCustomers),
        new("customer.unmerged", "A merged customer was taken out again.", Right.ReadCustomers),
        new("customer_file.recorded", "A file was attached to a customer.", Right.ReadCustomers),
        new("customer_file.deleted", "A customer's file was deleted.", Right.ReadCustomers),
        new("note.written", "A note on a customer was written; its text is read through the API.", Right.ReadInteractions),
        new("note.changed", "A note on a customer was changed.", Right.ReadInteractions),
        new("note.deleted", "A note on a customer was deleted.", Right.ReadInteractions),
        new("task.made", "A task was made.", Right.ReadCustomers),
        new("task.changed", "A task was changed.", Right.ReadCustomers),
        new("task.done", "A task was done.", Right.ReadCustomers),
        new("task.cancelled", "A task was cancelled.", Right.ReadCustomers),
        new("task.reopened", "A task was opened again.", Right.ReadCustomers),
        new("task.reminded", "Somebody was reminded of a task.", Right.ReadCustomers),
        new("field.defined", "A field of the tenant's own was defined.", Right.ReadCustomers),
        new("field.changed", "A field of the tenant's own was changed.", Right.ReadCustomers),
        new("import.started", "An import was begun.", Right.ReadCustomers),
        new("import.received", "An import's file came.", Right.ReadCustomers),
        new("import.done", "An import looked at every row.", Right.ReadCustomers),
        new("import.failed", "An import's file could not be read on.", Right.ReadCustomers),
        new("import.cancelled", "An import was stopped.", Right.ReadCustomers),
        new("bulk_change.started", "A bulk change was begun.", Right.ReadCustomers),
        new("bulk_change.done", "A bulk change looked at every customer.", Right.ReadCustomers),
        new("bulk_change.failed", "A bulk change could not go on.", Right.ReadCustomers),
        new("bulk_change.cancelled", "A bulk change was stopped.", Right.ReadCustomers),
        new("interaction.opened", "An interaction was opened.", Right.ReadInteractions),
        new("interaction.changed", "An interaction was changed, closed or assigned.", Right.ReadInteractions),
        new("interaction.message_recorded", "A message was recorded; its text is read through the API.", Right.ReadInteractions),
        new("interaction.attachment_recorded", "A file was attached.", Right.ReadInteractions),
        new("interaction.attachment_deleted", "A file was deleted.", Right.ReadInteractions),
        new("member.joined", "A person joined the tenant.", Right.ManageMembers),
        new("member.roles_changed", "A member's roles were changed.", Right.ManageMembers),
        new("member.seat_assigned", "A member was given a seat.", Right.ManageMembers),
        new("member.seat_released", "A member's seat was taken back.", Right.ManageMembers),
        new("member.removed", "A membership was ended.", Right.ManageMembers),
        new("invitation.made", "Somebody was invited.", Right.ManageMembers),
        new("invitation.revoked", "An invitation was taken back.", Right.ManageMembers),
        new("invitation.expired", "An invitation was not taken up in time.", Right.ManageMembers),
        new("tenant.changed", "The tenant's settings were changed.", Right.ReadTenant),
        new("tenant.seats_bought", "The number of bought seats was changed.", Right.ReadTenant),
        new("tenant.plan_changed", "The tenant has another plan.", Right.ReadTenant),
        new("tenant.payment_standing_changed", "The tenant stands otherwise with its payments.", Right.ReadTenant),
        new("billing.price_change", "Prices change at the next renewal.", Right.ReadUsage),
        new("billing.invoice_issued", "An invoice was issued.", Right.ReadUsage),
        new("billing.credit_note_issued", "An invoice, or a part of it, was taken back.", Right.ReadUsage),
        new("billing.reminder", "An invoice is open.", Right.ReadUsage),
        new("billing.past_due", "An invoice is overdue.", Right.ReadUsage),
        new("billing.restricted", "Nothing new goes out until an invoice is paid.", Right.ReadUsage),
        new("billing.suspended", "The tenant is stopped until an invoice is paid; told once it works again.", Right.ReadUsage),
        new("billing.restored", "An invoice was paid and everything goes on.", Right.ReadUsage),
        new("billing.budget_alert", "A budget has reached a part of its limit.", Right.ReadUsage),
        new("billing.anomaly", "A day has far more usage than those before.", Right.ReadUsage),
        new("billing.cost_anomaly", "A day's usage costs far more than that of the days before.", Right.ReadUsage),
        new("billing.payment_failed", "A card did not pay an invoice.", Right.ReadUsage),
        new("billing.payment_disputed", "A bank disputes a payment.", Right.ReadUsage),
        new("billing.payment_taken_back", "A bank took a payment back and its invoice is open again.", Right.ReadUsage),
        new("billing.card_payments_ended", "Invoices are paid by card no more.", Right.ReadUsage),
    ];

    /// <summary>The type of an act of the journal, whether or not it is in the list.</summary>
    public static string TypeOf(string entity, string verb) => $"{entity}.{verb.Replace('.', '_')}";
}
