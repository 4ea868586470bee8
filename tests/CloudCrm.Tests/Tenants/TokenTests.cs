using CloudCrm.Contracts.Tenants;
using CloudCrm.Crm.Tenants.Credentials;

namespace CloudCrm.Tests.Tenants;

[TestFixture]
internal sealed class TokenTests
{
    private static IEnumerable<Token> Tokens()
    {
        for (var i = 0; i < 50; i++)
        {
            var (tenant, id) = (Companies.NewTenant(), Guid.CreateVersion7());
            yield return Token.ForSession(tenant, id, Secrets.New());
            yield return Token.ForApiKey(tenant, id, Secrets.New());
            yield return Token.ForInvitation(tenant, id, Secrets.New());
            yield return Token.ForOperator(id, Secrets.New());
        }
    }

    [Test]
    public void A_written_token_is_read_back() => Assert.Multiple(() =>
    {
        foreach (var token in Tokens())
        {
            Assert.That(Token.TryParse(token.Text, out var read), token.Text);
            Assert.That((read!.Kind, read.Tenant, read.Id, read.Secret), Is.EqualTo((token.Kind, token.Tenant, token.Id, token.Secret)));
            Assert.That(token.Text, Has.Length.LessThanOrEqualTo(Token.MaxLength));
            Assert.That($"{token}", Does.Not.Contain(token.Secret));
        }
    });

    [Test]
    public void Anything_else_is_refused()
    {
        var good = Token.ForSession(Companies.NewTenant(), Guid.CreateVersion7(), Secrets.New()).Text;
        string?[] bad =
        [
            null, "", "cc_s_", good[..^1], good + "A", " " + good, good.ToUpperInvariant(), good.Replace("cc_s_", "cc_x_", StringComparison.Ordinal),
            good.Replace("cc_s_", "cc_o_", StringComparison.Ordinal), good[..^1] + "=", good[..^1] + " ", good[..^1] + "\u00e9", new string('x', 10_000),
            "cc_s_" + new string('0', 32) + good[37..], good[..37] + "_" + new string('0', 32) + good[70..], good.Replace('_', '-'),
        ];
        Assert.That(bad.Where(text => Token.TryParse(text, out _)), Is.Empty);
        Assert.That(Token.TryParse(good, out _), "the positive control");
    }

    [FsCheck.NUnit.Property]
    public bool Text_that_parses_is_what_would_be_written(string? text) => !Token.TryParse(text, out var token) || token.Text == text;

    [Test]
    public void Secrets_are_random_and_matched_by_their_hash()
    {
        var secrets = Enumerable.Range(0, 1_000).Select(_ => Secrets.New()).ToArray();
        Assert.That(secrets, Is.Unique);
        var hash = Secrets.Hash(secrets[0]);
        Assert.That(Secrets.Match(secrets[0], hash));
        Assert.That(secrets[1..].Where(secret => Secrets.Match(secret, hash)), Is.Empty);
        Assert.That(Secrets.Match(secrets[0], []), Is.False);
    }

    [Test]
    public void Hashes_of_secrets_are_compared_in_one_place_and_in_constant_time()
    {
        var folder = Repository.PathTo("services", "Crm", "Tenants");
        Assert.That(File.ReadAllText(Path.Combine(folder, "Credentials", "Secrets.cs")), Does.Contain("CryptographicOperations.FixedTimeEquals"));
        var comparisons =
            from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where line.Contains("SecretHash", StringComparison.Ordinal)
            where line.Contains("SequenceEqual", StringComparison.Ordinal) || line.Contains("==", StringComparison.Ordinal) || line.Contains(".Equals(", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}";
        Assert.That(comparisons, Is.Empty);
    }
}
