using Azure;
using Azure.Storage.Blobs;
using CloudCrm.Foundation.Resilience;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudCrm.Foundation.Blobs;

/// <summary>
/// Sets up the blob store from <c>Blobs:Provider</c> (<c>files</c>, the default: the folder <c>blobs</c> in the data folder; or <c>azure</c>),
/// <c>Blobs:Azure</c> (a connection string) and <c>Blobs:Container</c> (default <c>cloudcrm</c>).
/// </summary>
internal static class BlobsModule
{
    public static void AddBlobs(this IHostApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        switch (configuration["Blobs:Provider"]?.ToLowerInvariant())
        {
            case null or "" or "files":
                var data = configuration["Data"] is { Length: > 0 } folder ? folder : "data";
                builder.Services.AddSingleton<IBlobStore>(services => new FileBlobStore(FileBlobStore.FolderIn(data), services.GetRequiredService<TimeProvider>()));
                break;
            case "azure":
                var container = Container(configuration);
                builder.Services.AddSingleton<IBlobStore>(services => new AzureBlobStore(container, Outside(services)));
                break;
            default:
                throw new SettingException("The setting Blobs:Provider is 'files' or 'azure'.");
        }
    }

    private static BlobContainerClient Container(IConfiguration configuration)
    {
        if (configuration["Blobs:Azure"] is not { Length: > 0 } connection)
            throw new SettingException("The setting Blobs:Azure is missing (environment: CLOUDCRM__Blobs__Azure); Blobs:Provider azure needs it.");
        var name = configuration["Blobs:Container"] is { Length: > 0 } given ? given : "cloudcrm";
        // Retries are ours, so that there is one place that bounds them.
        return new BlobContainerClient(connection, name, new BlobClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = OutsideCalls.AttemptMax } });
    }

    private static OutsideCalls Outside(IServiceProvider services) =>
        new(services.GetRequiredService<TimeProvider>(), error => error is IOException or RequestFailedException { Status: 0 or 408 or 429 or >= 500 });
}
