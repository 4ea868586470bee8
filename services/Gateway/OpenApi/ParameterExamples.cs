using System.Text.Json.Nodes;
using CloudCrm.Gateway.Billing.Stripe;
using CloudCrm.Gateway.Http;
using CloudCrm.Gateway.Interactions;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>One well-formed value of every parameter, by its name: route, query and header alike.</summary>
internal static class ParameterExamples
{
    private static readonly Dictionary<string, JsonNode> ByName = new()
    {
        ["id"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d03",
        ["accountId"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d02",
        ["changeId"] = "00000000-0011-8c1a-9d3e-2f6a7b8c9d03",
        ["attachmentId"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d06",
        ["noteId"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d07",
        ["unread"] = true,
        ["assignee"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d02",
        ["mine"] = true,
        ["withResolved"] = true,
        ["tenant"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d01",
        ["customer"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d03",
        ["dueFrom"] = "2026-11-21T00:00:00Z",
        ["dueTo"] = "2026-11-28T00:00:00Z",
        ["overdue"] = true,
        ["assignedTo"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d02",
        ["unassigned"] = true,
        ["cursor"] = "Y3VzdG9tZXJzH2NoZW5nIHl1HzAxOTFkOGY1NGM1ZTdjMWE5ZDNlMmY2YTdiOGM5ZDAz",
        ["limit"] = 50,
        ["after"] = 17,
        ["Last-Event-ID"] = "17",
        ["actor"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d02",
        ["entity"] = "session",
        ["entityId"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d03",
        ["verb"] = "opened",
        ["name"] = "cheng",
        ["q"] = "cheng 6789",
        ["plan"] = "business",
        ["period"] = "last",
        ["months"] = 12,
        ["by"] = "channel",
        ["invoiceId"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d0a",
        ["archived"] = false,
        ["withoutFiles"] = false,
        ["kind"] = "phone",
        ["value"] = "+886 2 2345 6789",
        ["column"] = "externalId:customerID",
        ["import"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d06",
        ["owner"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d02",
        ["externalId"] = "7590-VHVEG",
        ["tag"] = "vip",
        ["filter"] = "tenure>=12",
        ["sort"] = "-changedAt",
        ["state"] = "open",
        ["tenantState"] = "active",
        ["payment"] = "pastDue",
        ["deliveryId"] = "0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d06",
        ["newest"] = true,
        ["before"] = 1_205,
        ["outcome"] = "givenUp",
        ["from"] = "2026-11-01T00:00:00Z",
        ["to"] = "2026-11-21T08:30:00Z",
        ["groupBy"] = "day",
        ["meter"] = "messages.inbound",
        ["result"] = "refused",
        ["eventState"] = "pending",
        ["object"] = "in_1TestInvoice",
        [StripeEventBody.SignatureHeader] = "t=1795334400,v1=a83b1381ace6eda344189d8d1dd9ef3a0a5e4408854adfa2fc8b50b91f0a406e",
        ["receivedUntil"] = "2026-12-02T00:00:00Z",
        ["currency"] = "TWD",
        ["seats"] = 4,
        ["at"] = "2026-12-01T00:00:00Z",
        ["language"] = "zh-TW",
        [UploadHeaders.FileNameHeader] = "receipt%20119237.pdf",
        [BrowserDoor.Header] = BrowserDoor.Cookie,
        [CallHeaders.IdempotencyKey] = "order-119237",
        [CallHeaders.IfMatch] = CallHeaders.Tag(4),
    };

    /// <summary>The example of a parameter.</summary>
    /// <exception cref="InvalidOperationException">There is none: give it one here.</exception>
    public static JsonNode Of(string name) =>
        ByName.GetValueOrDefault(name)?.DeepClone() ?? throw new InvalidOperationException($"OpenApi/{nameof(ParameterExamples)}.cs has no example of the parameter {name}.");
}
