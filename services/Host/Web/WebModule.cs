using CloudCrm.Foundation;

namespace CloudCrm.Host.Web;
/// <summary>The web application: the role <c>web</c>.</summary>
internal static class WebModule
{
    private const string FilesKey = "Web:Files";

    /// <summary>Reads the built pages; without any there is nothing to serve.</summary>
    /// <exception cref="SettingException">A folder is named and no pages are in it.</exception>
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        var named = builder.Configuration[FilesKey] is { Length: > 0 } set ? Path.GetFullPath(set) : null;
        if (WebFolder.Open(named ?? Path.Combine(AppContext.BaseDirectory, "web")) is { } folder)
            builder.Services.AddSingleton(folder);
        else if (named is not null)
            throw new SettingException($"{FilesKey}: there are no built pages in {named}.");
    }

    /// <summary>Puts the built pages ahead of the API.</summary>
    public static void UseWeb(this WebApplication app)
    {
        if (app.Services.GetService<WebFolder>() is { } folder)
            app.UseMiddleware<WebGate>(folder);
    }
}
