using System.Collections;
using System.Globalization;
using System.Net.Http.Headers;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;

namespace Stripe.Standin;

/// <summary>Writes options as Stripe's form: <c>a[b]=1</c> for what is nested, <c>a[0]=1</c> for lists, seconds since 1970 for times.</summary>
internal static class FormEncoder
{
    /// <summary>The options as a body. No options are an empty form, since a POST always has one.</summary>
    public static HttpContent Body(BaseOptions options)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Text(options)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        return content;
    }

    /// <summary>The options as text for a body or a query; empty where nothing is set.</summary>
    public static string Text(BaseOptions options)
    {
        if (options is null) return "";
        var pairs = new List<KeyValuePair<string, string>>();
        AddOptions(pairs, "", options);
        return string.Join('&', pairs.Select(pair => $"{Escaped(pair.Key)}={Escaped(pair.Value)}"));
    }

    static void Add(List<KeyValuePair<string, string>> pairs, string key, object value)
    {
        switch (value)
        {
            case IAnyOf either:
                if (either.Value is not null) Add(pairs, key, either.Value);
                break;
            case INestedOptions nested:
                AddOptions(pairs, key, nested);
                break;
            case IDictionary entries:
                AddEntries(pairs, key, entries);
                break;
            case IEnumerable items and not string:
                AddItems(pairs, key, items);
                break;
            default:
                pairs.Add(new(key, Plain(value)));
                break;
        }
    }

    static void AddOptions(List<KeyValuePair<string, string>> pairs, string key, INestedOptions options)
    {
        foreach (var named in WireProperties.Of(options.GetType()))
        {
            var property = named.First();
            if (property.GetValue(options) is { } value) Add(pairs, Nested(key, named.Key), value);
            else if (options is IHasSetTracking tracked && tracked.SetTracker.IsSet(property.Name)) pairs.Add(new(Nested(key, named.Key), ""));
        }

        if (options is BaseOptions { ExtraParams: IDictionary extra }) AddEntries(pairs, key, extra);
    }

    static void AddEntries(List<KeyValuePair<string, string>> pairs, string key, IDictionary entries)
    {
        foreach (DictionaryEntry entry in entries) Add(pairs, Nested(key, Plain(entry.Key)), entry.Value);
    }

    // A form has no word for an empty list: the bare name says it.
    static void AddItems(List<KeyValuePair<string, string>> pairs, string key, IEnumerable items)
    {
        var before = pairs.Count;
        var index = 0;
        foreach (var item in items) Add(pairs, $"{key}[{index++}]", item);
        if (pairs.Count == before) pairs.Add(new(key, ""));
    }

    static string Plain(object value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "true" : "false",
        DateTime time => ((DateTimeOffset)time).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        Enum member => member.GetType().GetField(member.ToString())?.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? member.ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    // An extra parameter's name may come with brackets of its own: "b[c]" under "a" is "a[b][c]".
    static string Nested(string outer, string name)
    {
        if (outer.Length == 0) return name;
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? $"{outer}[{name}]" : $"{outer}[{name[..bracket]}]{name[bracket..]}";
    }

    static string Escaped(string text) => WebUtility.UrlEncode(text)
        .Replace("%5B", "[", StringComparison.Ordinal)
        .Replace("%5D", "]", StringComparison.Ordinal);
}
