using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Crm.Tenants.Clocks;
using CloudCrm.Crm.Tenants.Hearing;
using CloudCrm.Foundation.Scheduling;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Crm.Tenants;

/// <summary>Tenants, accounts and credentials.</summary>
internal static class TenantsModule
{
    /// <summary>Adds the capability to the CRM role.</summary>
    public static void AddTenants(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAccounts(builder.Configuration);
        services.AddSingleton<OriginBook>();
        builder.AddDueHandler<InvitationExpiry>().AddDueHandler<OwnershipExpiry>().AddDueHandler<TenantEnd>().AddDueHandler<RequestSweep>().AddDueHandler<SessionSweep>().AddDueHandler<ResetRequests>()
            .AddDueHandler<AccountNews>().AddDueHandler<SeatNews>();
        builder.AddHearing();
        services.AddSingleton<ResetRequests>();
        services.AddSingleton<TenantPurge>();
        services.AddOptions<OperatorOptions>().Bind(builder.Configuration.GetSection("Operator"))
            .Validate(o => MailAddresses.Check("mail", o.Mail) is null, "Operator:Mail must be a mail address.")
            .Validate(o => o.Secret is null || Passwords.Check(o.Secret) is null, "Operator:Secret must have 8 to 128 characters.")
            .Validate(o => o.TwoFactor is "required" or "optional", "Operator:TwoFactor must be required or optional.")
            .ValidateOnStart();
        services.AddSingleton<Demo.DemoMark>();
        services.AddSingleton<FirstRunSecret>();
        services.AddHostedService<FirstOperator>();
    }

    /// <summary>Identity's rules, with stores, validators and clock of our own in place of its defaults.</summary>
    private static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection("Accounts"))
            .Validate(o => o.PasswordIterations is >= 10_000 and <= 10_000_000, "Accounts:PasswordIterations must be 10,000 to 10,000,000.")
            .ValidateOnStart();
        services.AddOptions<PasswordHasherOptions>().Configure<Microsoft.Extensions.Options.IOptions<AccountOptions>>(
            (hasher, accounts) => hasher.IterationCount = accounts.Value.PasswordIterations);
        services.AddDataProtection();
        services.AddSingleton<IPasswordHasher<AccountUser>, PasswordHashing>();
        services.AddSingleton(BreachedPasswords.Load(configuration["Accounts:BreachedPasswords"]));
        services.AddSingleton<ILookupNormalizer, MailNormalizer>();
        services.AddScoped<IUserValidator<AccountUser>, Persons>();
        services.AddScoped<IPasswordValidator<AccountUser>, Passwords>();
        services.AddScoped<IUserStore<AccountUser>, AccountStore>();
        services.AddScoped<AccountManager>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<DecoyPassword>();
        services.AddIdentityCore<AccountUser>().AddTokenProvider<Authenticator>(TokenOptions.DefaultAuthenticatorProvider);
    }
}
