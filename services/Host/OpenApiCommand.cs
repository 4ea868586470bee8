using CloudCrm.Foundation;
using CloudCrm.Gateway;

namespace CloudCrm.Host;

/// <summary>Writes the API's description without serving it: types of other languages are made from it.</summary>
public static class OpenApiCommand
{
    /// <summary>Writes the document to a file; nothing is started and no database is opened.</summary>
    /// <exception cref="SettingException">The file can't be written.</exception>
    public static async Task<int> Run(string path)
    {
        var data = Directory.CreateTempSubdirectory("cloudcrm-openapi-");
        try
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data", data.FullName)]).Build();
            await using var app = Composition.Build(settings);
            await File.WriteAllTextAsync(path, await app.DescribeApi());
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{path}: {e.Message}", e);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
