using System.Net;
using System.Net.Sockets;
using CloudCrm.Crm.Webhooks;

namespace CloudCrm.Tests.Webhooks;

/// <summary>Where webhooks may not go, whatever leads there.</summary>
[TestFixture]
internal sealed class AddressTests
{
    [TestCase("0.0.0.0")]
    [TestCase("0.1.2.3")]
    [TestCase("10.0.0.1")]
    [TestCase("10.255.255.255")]
    [TestCase("100.64.0.1")]
    [TestCase("100.100.100.200")]
    [TestCase("100.127.255.255")]
    [TestCase("127.0.0.1")]
    [TestCase("127.255.255.254")]
    [TestCase("168.63.129.16")]
    [TestCase("169.254.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("172.16.0.1")]
    [TestCase("172.31.255.255")]
    [TestCase("192.0.0.192")]
    [TestCase("192.0.2.1")]
    [TestCase("192.88.99.1")]
    [TestCase("192.168.1.1")]
    [TestCase("198.18.0.1")]
    [TestCase("198.19.255.255")]
    [TestCase("198.51.100.7")]
    [TestCase("203.0.113.7")]
    [TestCase("224.0.0.1")]
    [TestCase("239.255.255.255")]
    [TestCase("240.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::7f00:1")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:10.1.2.3")]
    [TestCase("::ffff:a9fe:a9fe")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("64:ff9b::808:808")]
    [TestCase("64:ff9b:1::1")]
    [TestCase("100::1")]
    [TestCase("2001::1")]
    [TestCase("2001:10::1")]
    [TestCase("2001:db8::1")]
    [TestCase("2002:7f00:1::1")]
    [TestCase("3fff::1")]
    [TestCase("fc00::1")]
    [TestCase("fd00:ec2::254")]
    [TestCase("fe80::1")]
    [TestCase("fe80::1%3")]
    [TestCase("fec0::1")]
    [TestCase("ff02::1")]
    public void An_address_that_is_not_public_is_known(string address) => Assert.That(PublicAddress.Is(IPAddress.Parse(address)), Is.False);

    [TestCase("1.1.1.1")]
    [TestCase("9.255.255.255")]
    [TestCase("11.0.0.1")]
    [TestCase("100.63.255.255")]
    [TestCase("100.128.0.1")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.1")]
    [TestCase("192.0.1.1")]
    [TestCase("192.167.255.255")]
    [TestCase("198.17.255.255")]
    [TestCase("223.255.255.255")]
    [TestCase("::ffff:8.8.8.8")]
    [TestCase("2606:4700::1111")]
    [TestCase("2a00:1450:4001:80f::200e")]
    public void A_public_address_is_known(string address) => Assert.That(PublicAddress.Is(IPAddress.Parse(address)), Is.True);

    [TestCase("10.0.0.5")]
    [TestCase("::1")]
    [TestCase("8.8.8.8", "10.0.0.5")]
    [TestCase("2606:4700::1111", "fd00::1")]
    public async Task A_name_with_an_address_that_is_not_public_is_refused(params string[] addresses)
    {
        var guard = Guard(addresses);

        Assert.That(async () => await guard.Allowed("hooks.example", default), Throws.TypeOf<ForbiddenAddressException>());
        Assert.That((await guard.Check("https://hooks.example/"))!.Code, Is.EqualTo("address_not_public"));
        Assert.That(await Guard("8.8.8.8", "2606:4700::1111").Allowed("hooks.example", default), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_name_that_changes_its_mind_after_registration_is_stopped_at_the_connection()
    {
        var answers = new Queue<string>(["8.8.8.8", "127.0.0.1"]);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"https://hooks.example:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        var guard = new AddressGuard(false, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]));
        Assert.That(await guard.Check(url), Is.Null);

        using var post = new WebhookPost(guard, TimeProvider.System);
        var sent = await post.Send(Contracts.TenantId.From(Guid.CreateVersion7()), new(url), "evt_1", [], ["whsec_AAAA"], default);

        Assert.That((sent.Status, sent.Error), Is.EqualTo(((int?)null, "the address is not a public one")));
        Assert.That(listener.Pending(), Is.False);
    }

    [Test]
    public async Task A_name_that_is_not_found_now_may_be_registered()
    {
        var guard = new AddressGuard(false, (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        Assert.That(await guard.Check("https://hooks.example/"), Is.Null);
    }

    [TestCase("https://127.0.0.1/")]
    [TestCase("http://127.0.0.1/")]
    [TestCase("http://[::1]:8080/")]
    public async Task This_machine_is_reached_only_where_the_setting_says_so(string url)
    {
        Assert.That(await new AddressGuard(true, Dns.GetHostAddressesAsync).Check(url), Is.Null);
        Assert.That(await new AddressGuard(false, Dns.GetHostAddressesAsync).Check(url), Is.Not.Null);
        Assert.That(await new AddressGuard(true, Dns.GetHostAddressesAsync).Check("https://10.0.0.1/"), Is.Not.Null);
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        await using var inner = await Receiver.Start();
        await using var outer = await Receiver.Start();
        outer.Headers["Location"] = inner.Url;
        outer.Answer = _ => Task.FromResult(307);
        using var post = new WebhookPost(new(true, Dns.GetHostAddressesAsync), TimeProvider.System);

        var sent = await post.Send(Contracts.TenantId.From(Guid.CreateVersion7()), new(outer.Url), "evt_1", [.. "{\"type\":\"x\"}"u8], ["whsec_AAAA"], default);

        Assert.That((sent.Status, sent.Error, sent.IsOk), Is.EqualTo((307, "redirects are not followed", false)));
        Assert.That((outer.Posts.Count, inner.Posts.Count), Is.EqualTo((1, 0)));
    }

    private static AddressGuard Guard(params string[] addresses) => new(false, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));
}
