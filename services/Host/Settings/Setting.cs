namespace CloudCrm.Host.Settings;

/// <summary>One setting that the product knows.</summary>
/// <param name="Key">Its key; in the environment <c>CLOUDCRM__</c> and the key with <c>__</c> for each colon. One ending in <c>:*</c> stands for all below it.</param>
/// <param name="Default">What holds without it; empty where there is nothing.</param>
/// <param name="Meaning">What it does, in one line.</param>
public sealed record Setting(string Key, string Default, string Meaning)
{
    /// <summary>All settings, in the order of the help text. A key that is not here is refused, so that a slip of the pen does not pass in silence.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Data", "./data", "folder for the databases (sqlite), files (files) and keys"),
        new("Url", "http://127.0.0.1:5080", "where to listen"),
        new("Roles", "silo,billing,gateway,web", "what this process does"),
        new("Demo", "false", "fills an empty installation with half a year of a made-up company; it stays a demo for ever"),
        new("Web:Files", "web beside the program", "folder of the built web application"),
        new("Proxies", "", "addresses or networks of reverse proxies whose X-Forwarded-For and -Proto hold, such as 127.0.0.1,10.0.0.0/8"),
        new("Keys", "DATA/keys", "folder of the Data Protection key ring; several processes share one"),
        new("Database:Provider", "sqlite", "sqlite | postgres"),
        new("Database:Crm", "", "Npgsql connection string of the CRM's database, without user"),
        new("Database:Billing", "", "Npgsql connection string of the billing database, without user"),
        new("Database:Owner:Username", "", "login role that owns the tables; only for migrate"),
        new("Database:Owner:Password", "", "its password"),
        new("Database:App:Username", "", "login role under row-level security"),
        new("Database:App:Password", "", "its password"),
        new("Database:Operator:Username", "", "login role for the few reads across tenants"),
        new("Database:Operator:Password", "", "its password"),
        new("Database:MigrateAtStart", "true with sqlite", "whether a start applies migrations, or refuses when some are pending"),
        new("Bus:Provider", "memory", "memory | rabbitmq"),
        new("Bus:RabbitMq", "", "amqp:// address"),
        new("Blobs:Provider", "files", "files | azure"),
        new("Blobs:Azure", "", "connection string of the storage account"),
        new("Blobs:Container", "cloudcrm", "its container"),
        new("Grains:Provider", "what the build has", "embedded | orleans (a build with FullFeed)"),
        new("Grains:Clustering", "", "orleans: Npgsql connection string of the membership tables; without it one process"),
        new("Grains:SiloPort", "11111", "orleans: port between silos"),
        new("Grains:GatewayPort", "30000", "orleans: port for processes without grains"),
        new("Operator:Mail", "operator@localhost", "the first operator"),
        new("Operator:Secret", "", "the operator's password; without it the first start makes one and prints it"),
        new("Operator:TwoFactor", "required", "required: operators do nothing before they have a second factor; optional: for trials"),
        new("Accounts:PasswordIterations", "210000", "cost of hashing a password"),
        new("Accounts:BreachedPasswords", "", "text file of passwords that nobody may choose, one a line or its SHA-1"),
        new("Mail:From", "CloudCrm <no-reply@localhost>", "the sender of mails"),
        new("Mail:Links", "Url", "where links in mails lead: the address that people reach CloudCrm at"),
        new("Mail:Folder", "DATA/mail", "folder that takes mails as .eml files while there is no server"),
        new("Mail:Smtp:Host", "", "mail server; without it mails go to the folder"),
        new("Mail:Smtp:Port", "587", "its port"),
        new("Mail:Smtp:Username", "", "whom to sign in as; without it nobody"),
        new("Mail:Smtp:Password", "", "the password"),
        new("Mail:Smtp:Tls", "starttls", "starttls | none (only without a password)"),
        new("Pdf:Browser", "", "Chromium or Chrome, which prints invoices; without it looked for in PATH, and without one there is no PDF"),
        new("Billing:Seller:LegalName", "CloudCrm", "who stands on invoices as their sender"),
        new("Billing:Seller:Address", "", "its address; a bar between lines"),
        new("Billing:Seller:Country", "", "its country, as two capital letters"),
        new("Billing:Seller:TaxId", "", "its number at the tax office"),
        new("Billing:Seller:Mail", "", "where questions about invoices go"),
        new("Billing:Seller:Payment", "", "how to pay an invoice, such as a bank account; a bar between lines"),
        new("Stripe:ApiKey", "", "Stripe's secret key; without it invoices are paid as Billing:Seller:Payment says and marked by the operator"),
        new("Stripe:ApiBase", "", "Stripe's API; only to try a simulator"),
        new("Stripe:WebhookSecrets", "", "what Stripe signs its webhooks with: up to 4 secrets with commas between them, one an endpoint and two while it is changed"),
        new("Stripe:ReturnUrl", "Mail:Links", "where people come back to from Stripe's pages"),
        new("Webhooks:AllowLoopback", "false", "lets webhooks reach this machine, over http too; only for development"),
        new("SignUp:PerAddressPerHour", "20", "sign-ups that one address may try"),
        new("SignIn:PerAddressPerHour", "300", "sign-ins that one address may try"),
        new("BadToken:PerAddressPerHour", "6000", "wrong credentials that one address may bring; then only those that were right before are looked at"),
        new("BadOrigin:PerAddressPerHour", "6000", "requests and preflights of pages of unknown origins that one address may send"),
        new("Doors:LiftOnLoopback", "true with sqlite", "lifts all four for this machine; keep it off behind a proxy on the same machine"),
        new("Telemetry:Endpoint", "", "base address of an OTLP collector over HTTP; without it nothing leaves the process"),
        new("Telemetry:Service", "cloudcrm", "what this process calls itself there"),
        new("Logging:*", "", "as usual in .NET, such as Logging:LogLevel:Default"),
    ];

    /// <summary>Its line in the help text.</summary>
    public string Line => $"  {Key,-28} {Meaning}{(Default.Length > 0 ? $" (default {Default})" : "")}";

    /// <summary>Whether a key of the configuration is this setting.</summary>
    public bool Covers(string key) => Key.EndsWith('*')
        ? key.StartsWith(Key[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(key, Key, StringComparison.OrdinalIgnoreCase);
}
