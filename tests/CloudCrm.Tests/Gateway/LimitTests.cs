using System.Globalization;
using System.Net;
using CloudCrm.Gateway.Tenancy;

namespace CloudCrm.Tests.Gateway;

/// <summary>A tenant's rate and concurrency limits, and the headers that tell of them.</summary>
[TestFixture]
internal sealed class LimitTests
{
    private TheApi _api = null!;
    private Company _acme = null!;

    [SetUp]
    public async Task SetUp()
    {
        _api = await TheApi.Shared;
        _acme = await Company.Open(_api);
    }

    [TearDown]
    public void TearDown() => _acme?.Dispose();

    [Test]
    public async Task Every_answer_tells_the_limit_and_what_is_left()
    {
        var limits = (await _acme.Owner.Tenant.Read()).Limits;

        var reply = await Shot.Get("/v1/tenant").As(_acme.Token).Fire(_api);

        Assert.That(reply.Header("RateLimit-Policy"), Is.EqualTo($"\"tenant\";q={limits.RequestsPerMinute};w=60"));
        Assert.That(reply.Header("RateLimit"), Does.Match("^\"tenant\";r=[0-9]+;t=[0-9]+$"));
    }

    [Test]
    public async Task Beyond_its_rate_a_tenant_is_told_when_to_come_back_and_others_go_on()
    {
        await WithLimits(perMinute: 3, atOnce: 10);

        var replies = new List<Reply>();
        for (var i = 0; i < 4; i++)
            replies.Add(await Shot.Get("/v1/tenant").As(_acme.Token).Fire(_api));

        Assert.That(replies.Take(3).All(r => r.IsOk), replies[2].Text);
        Assert.That((replies[3].Status, replies[3].Code), Is.EqualTo((HttpStatusCode.TooManyRequests, "too_many_requests")));
        Assert.That(int.Parse(replies[3].Header("Retry-After")!, CultureInfo.InvariantCulture), Is.InRange(1, 20));
        Assert.That(replies[3].Header("RateLimit"), Does.StartWith("\"tenant\";r=0;"));
        using var rival = await Company.Open(_api, "Rival");
        Assert.That((await Shot.Get("/v1/tenant").As(rival.Token).Fire(_api)).IsOk);
    }

    [TestCase("GET", "/v1/nothing", 404)]
    [TestCase("DELETE", "/v1/customers", 405)]
    [TestCase("GET", "/v1/operator/tenants", 403)]
    [TestCase("POST", "/v1/signup", 400)]
    [TestCase("PATCH", "/v1/tenant", 428)]
    public async Task What_is_refused_takes_from_the_limits_too(string method, string path, int status)
    {
        await WithLimits(perMinute: 3, atOnce: 10);

        var replies = new List<Reply>();
        for (var i = 0; i < 4; i++)
            replies.Add(await new Shot(method, path).As(_acme.Token).Fire(_api));

        Assert.That(replies.Select(r => (int)r.Status), Is.EqualTo(new[] { status, status, status, 429 }));
        Assert.That(replies.Select(r => r.Header("RateLimit")), Has.All.StartsWith("\"tenant\";r="));
    }

    [Test]
    public async Task A_foreign_page_takes_from_the_limits_of_the_credential_that_it_has()
    {
        await WithLimits(perMinute: 3, atOnce: 10);

        var replies = new List<Reply>();
        for (var i = 0; i < 4; i++)
            replies.Add(await Shot.Get("/v1/tenant").As(_acme.Token).With("Origin", "https://nobody.example").Fire(_api));

        Assert.That(replies.Select(r => r.Code), Is.EqualTo(new[] { "origin_forbidden", "origin_forbidden", "origin_forbidden", "too_many_requests" }));
    }

    [Test]
    public async Task Beyond_its_requests_at_once_a_tenant_waits_for_its_own()
    {
        var interaction = await _acme.NewInteraction();
        await WithLimits(perMinute: 1_000, atOnce: 1);
        using var slow = new SlowBytes();
        var upload = _acme.Owner.Interactions.Attach(interaction, "slow.bin", "text/plain", () => slow);
        await Eventually.Holds(
            async () =>
            {
                await WithLimits(perMinute: 1_000, atOnce: 1);
                return (await Shot.Get("/v1/tenant").As(_acme.Token).Fire(_api)).Code == "too_many_at_once";
            },
            "the upload takes the only place");
        slow.Finish();
        await upload;

        Assert.That((await Shot.Get("/v1/tenant").As(_acme.Token).Fire(_api)).IsOk);
    }

    /// <summary>What the gateway remembers of this credential gets other limits; the memory holds them for 3 s, so it is renewed until the test has seen them.</summary>
    private Task WithLimits(int perMinute, int atOnce) => Eventually.Holds(
        async () =>
        {
            await Shot.Get("/v1/tenant").As(_acme.Token).Fire(_api);
            var memory = _api.Get<PrincipalMemory>();
            if (memory.Recall(TokenHash.Of(_acme.Token)) is not { } known)
                return false;
            memory.Remember(TokenHash.Of(_acme.Token), known with { Limits = new(perMinute, atOnce) }, memory.Now());
            return true;
        },
        "the gateway remembers the credential");

    /// <summary>Bytes that come to an end when the test says so.</summary>
    private sealed class SlowBytes : Stream
    {
        private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Finish() => _finish.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_begun)
            {
                _begun = true;
                buffer.Span.Clear();
                return buffer.Length;
            }

            await _finish.Task;
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
