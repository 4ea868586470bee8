using CloudCrm.Contracts;
using CloudCrm.Crm.Tenants.Accounts;
using CloudCrm.Crm.Tenants.Credentials;
using CloudCrm.Foundation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudCrm.Crm.Tenants;

/// <summary>Makes the first operator once everything has started, and gives it the secret of the settings where there is one.</summary>
internal sealed partial class FirstOperator(
    AccountDirectory directory, IGrainFactory grains, FirstRunSecret firstRun, IOptions<OperatorOptions> options, ILogger<FirstOperator> log)
    : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var (mail, given) = (options.Value.Mail, options.Value.Secret);
        if (given is null && await directory.HasOperator(cancellationToken))
            return;
        var secret = given ?? Secrets.New();
        var id = await directory.Find(mail) ?? Ids.From("operator", MailAddresses.Key(mail));
        var outcome = await grains.Account(id).SetOperator(mail, secret);
        if (!outcome.Try(out var changed, out var refusal))
            throw Wrong(refusal);
        if (!changed)
            return;
        firstRun.Tell(mail, given is null ? secret : null);
        LogMade(id);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Exception Wrong(Refusal refusal) => refusal.Field switch
    {
        "mail" => new SettingException($"Operator:Mail cannot be the operator's address. {refusal.Detail}"),
        "password" => new SettingException($"Operator:Secret cannot be the operator's password. {refusal.Detail}"),
        _ => new InvalidOperationException($"No operator could be made. {refusal.Detail}"),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Operator {AccountId} can sign in")]
    private partial void LogMade(Guid accountId);
}
