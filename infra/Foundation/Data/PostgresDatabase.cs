using CloudCrm.Contracts;
using CloudCrm.Foundation.Data.Reading;
using CloudCrm.Foundation.Data.Writing;
using CloudCrm.Foundation.Data.Writing.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CloudCrm.Foundation.Data;

internal sealed class PostgresDatabase<TDb, TPg> : Database<TDb>
    where TDb : TenantDb
    where TPg : TDb
{
    private readonly PostgresSources _sources;
    private readonly ReadContexts<TPg> _contexts;
    private readonly ILoggerFactory _loggers;
    private readonly AdvisoryLease? _lease;

    public PostgresDatabase(DatabaseOptions options, IHostApplicationLifetime lifetime, ILoggerFactory loggers) : base(options)
    {
        _loggers = loggers;
        _sources = new(options, loggers);
        _contexts = new(
            builder => builder.UseNpgsql(_sources.App).AddInterceptors(TenantInterceptor.Instance),
            builder => builder.UseNpgsql(_sources.Operator),
            loggers);
        if (options.OneProcess)
            _lease = new(_sources.App, options.Name, lifetime, loggers.CreateLogger<AdvisoryLease>());
    }

    public override TDb ForTenant(TenantId tenant) => _contexts.ForTenant(tenant);

    public override TDb AcrossTenants() => _contexts.AcrossTenants();

    internal override Task Open(CancellationToken cancellation) => Explained(async () =>
    {
        if (_lease is not null)
            await _lease.Take(cancellation);
        if (Options.MigrateAtStart)
            await Migrate(cancellation);
        await using var db = NewContext(_sources.App);
        await Migrations.RefusePending(db, Options.Name, cancellation);
        Writer = new PostgresWriter(_sources, new TablePlans(db.Model), _loggers.CreateLogger<PostgresWriter>());
        return true;
    });

    internal override Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation) => Explained(async () =>
    {
        await using var owner = _sources.ForOwner();
        await PostgresGrants.Before(owner, Options, cancellation);
        IReadOnlyList<string> applied;
        await using (var db = NewContext(owner))
            applied = await Migrations.Apply(db, cancellation);
        await PostgresGrants.After(owner, Options, cancellation);
        return applied;
    });

    public override async ValueTask DisposeAsync()
    {
        if (Writer is not null)
            await Writer.DisposeAsync();
        Writer = null;
        if (_lease is not null)
            await _lease.DisposeAsync();
        await _sources.DisposeAsync();
    }

    /// <summary>At a start the reader of an error is the operator: say which database and what the server said.</summary>
    private async Task<T> Explained<T>(Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (NpgsqlException e)
        {
            throw new DatabaseUnavailableException($"The database {Options.Name} can't be used: {e.Message}", e);
        }
    }

    private TPg NewContext(NpgsqlDataSource source) =>
        (TPg)Activator.CreateInstance(typeof(TPg), ReadContexts<TPg>.Options(builder => builder.UseNpgsql(source), across: false, _loggers))!;
}
