namespace CloudCrm.Tests.Runtime;

public sealed class BearerGrain : Grain, IBearer
{
    public static AsyncLocal<string?> Local { get; } = new();

    public Task<string?> Read(string name) => Task.FromResult(RequestContext.Get(name) as string);

    public async Task<string?> ReadLate(string name)
    {
        await Task.Yield();
        return RequestContext.Get(name) as string;
    }

    public async Task<string?> ReadThrough(string other, string name)
    {
        await Task.Yield();
        return await GrainFactory.GetGrain<IBearer>(other).Read(name);
    }

    public Task Change(string name, string value)
    {
        RequestContext.Set(name, value);
        return Task.CompletedTask;
    }

    public Task<string?> ReadLocal() => Task.FromResult(Local.Value);

    public Task LeaveLocal(string value)
    {
        Local.Value = value;
        return Task.CompletedTask;
    }
}
