using System.Text.Json;
using System.Text.Json.Nodes;
using CloudCrm.Gateway.Http;

namespace CloudCrm.Gateway.OpenApi;

/// <summary>One well-formed value of every type on the wire, for the document's readers.</summary>
internal static class Examples
{
    private static readonly Guid Tenant = new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d01");
    private static readonly Guid Account = new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d02");
    private static readonly Guid Customer = new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d03");
    private static readonly Guid Interaction = new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d04");
    private static readonly Guid Message = new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d05");
    private static readonly Guid Other = new("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d06");
    private static readonly DateTimeOffset At = new(2026, 11, 21, 8, 30, 0, TimeSpan.Zero);
    private static readonly Wire.Actor Actor = new(Wire.ActorKind.Account, Account, Other);
    private static readonly Wire.ContactPoint Contact = new(Wire.ContactKind.Phone, "+886 2 2345 6789", "office");
    private static readonly Wire.ContactReference Through = new(Wire.ContactKind.Handle, "x:chengyu");

    private static readonly Wire.PostalAddress Address = new("billing", "1 Roosevelt Road", "Taipei", null, "100", "TW");

    private static readonly Wire.Customer Cheng = new(Customer, Wire.CustomerKind.Person, "Cheng Yu", [Contact], false, At, At, 1)
    {
        ExternalId = "7590-VHVEG",
        OwnerId = Account,
        Tags = ["vip", "north"],
        Addresses = [Address],
        Consents = [new("mail", true, At, "web form")],
        Relations = [new(Other, "employee")],
        Fields = new Dictionary<string, string> { ["tenure"] = "34" },
        Merged = [new(Other, "C. Yu", [new(Wire.ContactKind.Mail, "cheng@example.com")], ["vip"], null, Customer, At)],
    };

    private static readonly string NoteText = $"{Wire.Mention.Of(Account)} wants to renew in spring.";

    private static readonly Wire.CustomerFilter Loyal = new() { Owner = Account, Tags = ["vip"], Where = ["createdAt>=2026-01-01T00:00:00Z"], Sort = "-changedAt" };

    private static readonly Wire.BulkEdit Edit = new(["vip"], ["new"], Account);

    private static readonly Wire.PriceBookDocument Book = PriceBookExample.Document;

    private static readonly Wire.PriceBookVersion BookVersion =
        new(Other, Book.Version, Book.Name, Book.EffectiveFrom, At, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    private static readonly object[] Requests =
    [
        new Wire.SignUp("Sunrise Coffee", "Mei Lin", "mei@sunrise.example", "a long passphrase", "team", "Asia/Taipei", "zh-TW"),
        new Wire.SignIn("mei@sunrise.example", "a long passphrase"),
        new Wire.SignInOperator("operator@cloudcrm.example", "a long passphrase"),
        new Wire.AcceptInvitation("cc_i_0191d8f54c5e7c1a9d3e2f6a7b8c9d01_...", "Ken Wu", "another passphrase"),
        new Wire.ChangeAccount("zh-TW"),
        new Wire.ChangePassword("a long passphrase", "another long passphrase"),
        new Wire.AskPasswordReset("mei@sunrise.example", "zh-TW"),
        new Wire.ResetPassword("cc_r_0191d8f54c5e7c1a9d3e2f6a7b8c9d02_...", "another long passphrase"),
        new Wire.AskMailVerification("zh-TW"),
        new Wire.VerifyMail("cc_v_0191d8f54c5e7c1a9d3e2f6a7b8c9d02_..."),
        new Wire.BeginTwoFactor("a long passphrase"),
        new Wire.ConfirmTwoFactor("492039"),
        new Wire.ProveTwoFactor("a long passphrase", "492039"),
        new Wire.SwitchTenant(Tenant),
        new Wire.ChangeTenant(Name: "Sunrise Coffee Roasters", Origins: ["https://crm.sunrise.example"], BusinessHours: [new(Wire.Weekday.Monday, "09:00", "18:00"), new(Wire.Weekday.Saturday, "10:00", "14:00")]),
        new Wire.CloseOwnTenant("Sunrise Coffee", "a long passphrase", "492039"),
        new Wire.OpenSandbox("Sunrise Coffee, trials"),
        new Wire.BuySeats(5),
        new Wire.SetFieldRights([new(Wire.Role.Viewer, "phone", Wire.FieldAccess.ReadOnly)]),
        new Wire.ChangeMember([Wire.Role.Supervisor, Wire.Role.Billing]),
        new Wire.OfferOwnership(Account, "a long passphrase", "492039", true, Other),
        new Wire.MakeTeam("North", "Everybody north of Hsinchu", [Account], Other),
        new Wire.ChangeTeam("North and east", "Everybody north and east of Hsinchu", [Account]),
        new Wire.Invite("ken@sunrise.example", [Wire.Role.Agent], Other),
        new Wire.MakeApiKey("web shop", [Wire.Right.ReadCustomers, Wire.Right.ServeCustomers], Other),
        new Wire.RegisterCustomer(
            Wire.CustomerKind.Person, "Cheng Yu", [Contact], Customer, "7590-VHVEG", Account, ["vip", "north"], [Address], [new("mail", true, At, "web form")],
            [new(Other, "employee")], new Dictionary<string, string?> { ["tenure"] = "34" }),
        new Wire.ChangeCustomer(
            Name: "Cheng Yu", Contacts: [Contact], ExternalId: "7590-VHVEG", OwnerId: Account, Tags: ["vip"], Addresses: [Address],
            Consents: [new("mail", false)], Relations: [new(Other, "employee")], Fields: new Dictionary<string, string?> { ["tenure"] = "35" }),
        new Wire.MergeCustomer(Other),
        new Wire.DefineField("tenure", "Months with us", Wire.FieldType.Number, null, true, Other),
        new Wire.StartImport([new("customerID", "externalId"), new("name", "name")], Wire.CustomerKind.Person, true, Other),
        new Wire.ChangeField("Months as a customer", Archived: false),
        new Wire.WriteNote(NoteText, Other),
        new Wire.ChangeNote(NoteText),
        new Wire.MakeTask(
            "Send the offer", "Two pages.", Wire.TaskPriority.High, Account, Customer, Interaction, DueOn: new(2026, 11, 28), Reminders: [new(60)], Id: Other),
        new Wire.ChangeTask(State: Wire.TaskState.Open, AssigneeId: Account, DueAt: At.AddDays(7), Reminders: [new(60), new(At: At.AddDays(6))]),
        new Wire.ReadNotifications(At),
        new Wire.ChangeNotificationSettings([Wire.NotificationKind.Mention]),
        new Wire.OpenInteraction("x", Wire.Direction.Inbound, Customer, "Where is my order?", Account, "119237", At, Interaction, Through),
        new Wire.MakeBudget("Messages of the shop", "messages.outbound", 50_000, null, [50, 80, 100], true, Other),
        new Wire.ChangeBudget("Messages of both shops", 80_000, null, [80, 100], true),
        new Wire.MakeQuote([new("messages.outbound", 5_000)], "business", null, false, 24, Other),
        new Wire.SaveView("Loyal customers", Loyal, true, ["name", "phone", "changedAt"], Other),
        new Wire.StartBulkChange(Edit, Loyal, [Customer], "Autumn campaign", Other),
        new Wire.ChangeView("My loyal customers", Loyal, false, ["name"]),
        new Wire.ChangeInteraction(State: Wire.InteractionState.Closed),
        new Wire.AppendMessage(Wire.Direction.Inbound, "Where is my order?", Customer, "119237", At, Through: Through),
        new Wire.RegisterWebhook("https://hooks.sunrise.example/crm", ["customer.*", "interaction.opened"], "Stock keeping", Wire.Role.Viewer, true, Other),
        new Wire.ChangeWebhook(Events: ["customer.*"], Description: "Stock keeping, east", Enabled: false),
        new Wire.ResendDeliveries(At),
        new Wire.GrantSupport(4, "Our import of yesterday looks wrong.", false, Other),
        new Wire.InviteOperator("ken@cloudcrm.example", "Ken Wu", "zh-TW", Other),
        new Wire.StateReason("The last three invoices are unpaid."),
        Book,
        new Wire.PreviewPriceBook(Book, "team", "TWD", 5, [new("messages.outbound", "12500"), new("storage.bytes", "31.5")]),
        new Wire.RecordUsage("run-4711", "/assistant", "ai.tokens", At, new Dictionary<string, object> { ["tokens"] = 1_250 }, $"{Customer}"),
        new Wire.DefineMeter("ai.tokens", "Tokens of the assistant", "1,000 tokens", Wire.MeterAggregation.Sum, 0, 1_000, "tokens", Other),
        new Wire.ChangePlan("business"),
        new Wire.PreviewChange("business", 12),
        BillingExamples.Buyer,
        BillingExamples.Terms,
        new Wire.MarkPaid("Bank transfer of 16 December, 4711."),
        new Wire.RefundInvoice("10.00", "Paid twice.", Other),
        new Wire.CreditInvoice("The outage of last Tuesday."),
        new Wire.DisputeInvoice("We never sent so many messages."),
        new Wire.ReconcileStripe(Tenant),
        new Wire.CloseStripeFinding("Paid back at Stripe's dashboard and agreed with the company."),
        new Wire.AddBalance(Wire.BalanceKind.Credit, "50.00", "USD", "The outage of last Tuesday.", Other),
    ];

    private static readonly object[] Answers =
    [
        BillingExamples.Account,
        BillingExamples.Subscription,
        BillingExamples.Checkout,
        BillingExamples.Statement,
        BillingExamples.Costs,
        BillingExamples.CustomerCost,
        InvoiceExamples.Invoice,
        new Wire.TenantInvoice(Tenant, InvoiceExamples.Invoice with { Lines = [] }),
        InvoiceExamples.Revenue,
        InvoiceExamples.Figures,
        InvoiceExamples.Finding,
        StripeExamples.Call,
        StripeExamples.Event,
        new Wire.StripeReport(At, 1, [new("usage", 2_520, 1, 1)]),
        new Wire.PreviewedChange(new(2026, 11, 22), BillingExamples.Statement, BillingExamples.Statement with { Plan = "business" }, "34.80", "178.00"),
        new Wire.SignedIn("cc_s_0191d8f54c5e7c1a9d3e2f6a7b8c9d01_...", At.AddDays(14), Tenant, Account),
        new Wire.Session(Wire.ActorKind.Account, Account, Tenant, [Wire.Right.ReadTenant, Wire.Right.ReadCustomers], Wire.TenantState.Active, "Asia/Taipei", At.AddDays(14), ["phone"], ["fields.tenure"]),
        new Wire.Tenant(Tenant, "Sunrise Coffee", "team", "Asia/Taipei", "zh-TW", Wire.TenantState.Active, At, 5, 3, ["https://crm.sunrise.example"], new(60_000, 64), 4, false, null, 1, Wire.PaymentStanding.Good, null, [new(Wire.Weekday.Monday, "09:00", "18:00"), new(Wire.Weekday.Saturday, "10:00", "14:00")]),
        new Wire.Seats(5, 3, 4),
        new Wire.FieldRights([new(Wire.Role.Agent, "fields.tenure", Wire.FieldAccess.ReadOnly), new(Wire.Role.Viewer, "phone", Wire.FieldAccess.Hidden)], 4),
        new Wire.Member(Account, "Mei Lin", "mei@sunrise.example", [Wire.Role.Owner], true, At, 1, true, false),
        new Wire.OwnershipOffer(Other, Account, Customer, false, Wire.OfferState.Open, At, At.AddDays(7)),
        new Wire.Team(Other, "North", "Everybody north of Hsinchu", [Account], null, 1),
        new Wire.TwoFactorEnrolment("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "otpauth://totp/CloudCrm:mei%40sunrise.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=CloudCrm&algorithm=SHA1&digits=6&period=30"),
        new Wire.RecoveryCodes(["K7QM-2XWD-9FHN-4TRB", "ZC3P-8VJY-5GLA-QE6S"]),
        new Wire.SupportAccess(Other, "Our import of yesterday looks wrong.", false, At, At.AddHours(4), null, At.AddHours(1)),
        new Wire.OperatorAccount(Account, "ken@cloudcrm.example", "Ken Wu", true, true, At),
        new Wire.OpenOperatorSession(Other, Account, "Firefox on Linux", At, At, At.AddHours(12), true),
        new Wire.OperatorSession(Account, false, At.AddHours(12)),
        new Wire.OpenSession(Other, Tenant, "Firefox on Linux", At, At, At.AddHours(12), true),
        new Wire.AccountTenant(Tenant, "Sunrise Coffee", false),
        new Wire.Account(Account, "mei@sunrise.example", "Mei Lin", true, false, "zh-TW"),
        new Wire.Invitation(Other, "ken@sunrise.example", [Wire.Role.Agent], Wire.InvitationState.Open, At.AddDays(7)),
        new Wire.ApiKey(Other, "web shop", [Wire.Right.ReadCustomers, Wire.Right.ServeCustomers], At, false),
        new Wire.JournalEntry(17, At, Actor, "customer", Customer, "changed", JsonSerializer.SerializeToElement(new { name = new { before = "Cheng", after = "Cheng Yu" } }, WireJson.Answers), "198.51.100.7"),
        Cheng,
        new Wire.Duplicate(Cheng, 96, ["phone", "name"]),
        new Wire.DuplicatePair(Cheng, Cheng with { Id = Other, Name = "Yu Cheng" }, 96, ["phone", "name"]),
        new Wire.CustomerHits([new(Cheng, ["name", "phone"])], false),
        new Wire.Import(
            Other, Wire.ImportState.Running, [new("customerID", "externalId"), new("tenure", "fields.tenure")], Wire.CustomerKind.Person, false, "customers.csv", 971_241,
            412_000, 3_200, 3_150, 40, 8, 2, null, At, null, 9),
        new Wire.Note(Other, Customer, NoteText, [new(Account, "Mei Lin")], Actor, At, At, 1),
        new Wire.TaskItem(
            Other, "Send the offer", "Two pages.", Wire.TaskState.Open, Wire.TaskPriority.High, Account, Customer, Interaction, At.AddDays(7), null, [new(60)],
            At.AddDays(7).AddMinutes(-60), Actor, At, At, 1),
        new Wire.Notification(Message, Wire.NotificationKind.Mention, At, "@Mei Lin wants to renew in spring.", Customer, Other, Actor, null),
        new Wire.NotificationSettings([Wire.NotificationKind.Mention], 1),
        new Wire.NotificationCount(3, false),
        new Wire.CustomerChange(
            Other, At, Actor, "changed", [new("name", JsonSerializer.SerializeToElement("Cheng", WireJson.Answers), JsonSerializer.SerializeToElement("Cheng Yu", WireJson.Answers))], null),
        new Wire.Related(Other, "Sunrise Coffee Roasters", "employee"),
        new Wire.TimelineEntry(At, Interaction, Wire.TimelineKind.Interaction, Interaction, "x", "Where is my order?", Actor) { CustomerId = Customer },
        new Wire.Interaction(Interaction, "x", Wire.Direction.Inbound, Customer, "Where is my order?", Wire.InteractionState.Open, Account, "119237", At, At, At, 1, 2)
        {
            Through = Through,
            Cost = new("USD", "0.0033", [new("messages.inbound", "1", "0.0033")], false),
        },
        new Wire.Budget(Other, "Messages of the shop", "messages.outbound", 50_000, null, null, [50, 80, 100], true, At.AddDays(-12), At.AddDays(18), 31_250, null, 1),
        new Wire.Quote(
            Other, At, At.AddDays(18), "USD", "business", "2026-11", [new("messages.outbound", 5_000)],
            [new(Wire.LineKind.Usage, "messages.outbound", "5000", "90.00"), new(Wire.LineKind.Tax, "VAT", null, "4.50")], "90.00", "4.50", "94.50", "310.20", "404.70", null,
            [new(Other, "Messages of the shop", true, "31250", "36250", "50000", false)], new("messages.outbound", 5_000, 4_120, At.AddHours(24), true)),
        new Wire.CustomerView(Other, "Loyal customers", true, Account, Loyal, ["name", "phone", "changedAt"], 1),
        new Wire.BulkChange(Other, "Autumn campaign", Wire.BulkState.Running, Edit, Loyal, 12_000, 3_150, 40, 10, null, At, null, 17),
        new Wire.CustomField(Other, "tenure", "Months with us", Wire.FieldType.Number, [], true, false, 1, false),
        new Wire.Message(Message, 1, Wire.Direction.Inbound, Customer, null, "Where is my order?", "119237", At, At),
        new Wire.Appended(new(Message, 1, Wire.Direction.Inbound, Customer, null, "Where is my order?", "119237", At, At), false),
        new Wire.Attachment(Other, "receipt.pdf", "application/pdf", 20_480, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", At, "application/pdf"),
        new Wire.Webhook(
            Other, "https://hooks.sunrise.example/crm", "Stock keeping", ["customer.*", "interaction.opened"], Wire.Role.Viewer, Wire.WebhookState.Enabled, At, At, null, null, 1),
        new Wire.WebhookEvent("customer.registered", "A customer was registered, by hand or by an import.", Wire.Right.ReadCustomers),
        new Wire.WebhookDelivery(Other, "evt_0191d8f54c5e8c1a9d3e2f6a7b8c9d06", "customer.registered", 17, Wire.DeliveryOutcome.Pending, 1, At, At.AddSeconds(5)),
        new Wire.WebhookAttempt(Other, "evt_0191d8f54c5e8c1a9d3e2f6a7b8c9d06", "customer.registered", 1, At, 503, 48, "the receiver answered 503"),
        new Wire.ResentDeliveries(12, false),
        new Wire.LiveEvent(17, "interaction.message_recorded", "interaction", Other),
        new Wire.UsageEvent(
            Guid.Parse("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d03"), "messages.inbound", 1, At, At.AddSeconds(1), "chat", null, Customer, Guid.Parse("0191d8f5-4c5e-7c1a-9d3e-2f6a7b8c9d05"), null, null, null, null),
        new Wire.Usage(At.AddDays(-1), At, [new("messages.inbound", null, 412), new("messages.outbound", null, 377)], false),
        BookVersion,
        new Wire.PublishedPriceBook(BookVersion, Book),
        new Wire.PriceBookCheck(false, [new("plans[1].prices.EUR.base", "plans[1].prices.EUR.base must not have more than 2 decimals.")]),
        new Wire.PricePreview("TWD", [new(Wire.LineKind.Base, "base", "30", null, "900"), new(Wire.LineKind.Usage, "messages.outbound", "12500", "5000", "2250")], "3150"),
        new Wire.PriceList(
            Book.Version, Book.Name, Book.EffectiveFrom, "TWD",
            [.. Book.Plans.Select(plan => new Wire.OfferedPlan(plan.Code, plan.Name, plan.Rank, plan.TrialDays, plan.Prices["TWD"]))]),
        new Wire.PlanChoices("TWD", 4, [new("team", "Team", 14, "900", "380", 1, "2040", new Dictionary<string, string> { ["messages.outbound"] = "5000" })]),
        new Wire.RecordedUsage("/assistant", "run-4711", Wire.UsageOutcome.Recorded, 201),
        new Wire.RecordedUsageBatch([new Wire.RecordedUsage("/assistant", "run-4711", Wire.UsageOutcome.Recorded, 201)], 1, 0, 0),
        new Wire.Meter(Other, "ai.tokens", "Tokens of the assistant", "1,000 tokens", Wire.MeterAggregation.Sum, 0, 1_000, true, "tokens", null, 1),
        new Wire.Problem("Not Found", 404, "There is no such customer.", "not_found", null, "4bf92f3577b34da6a3ce929d0e0e4736"),
    ];

    // Requests leave out what they do not say, answers say everything.
    private static readonly Dictionary<Type, JsonNode?> ByType =
        Written(Requests, Wire.CrmJson.Options).Concat(Written(Answers, WireJson.Answers)).ToDictionary();

    /// <summary>An example of a type, or of a page of it; null where there is none.</summary>
    public static JsonNode? Of(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Wire.Page<>))
            return new JsonObject { ["items"] = new JsonArray(Of(type.GetGenericArguments()[0])), ["next"] = null };
        return ByType.GetValueOrDefault(type)?.DeepClone();
    }

    private static IEnumerable<KeyValuePair<Type, JsonNode?>> Written(object[] examples, JsonSerializerOptions options) =>
        examples.Select(example => KeyValuePair.Create(example.GetType(), JsonSerializer.SerializeToNode(example, example.GetType(), options)));
}
