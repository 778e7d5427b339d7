using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HerScheduler.Email;

/// <summary>Renders the HTML of an e-mail from a component.</summary>
internal sealed class MailHtml(HtmlRenderer renderer)
{
    /// <param name="parameter">The component's one parameter.</param>
    /// <param name="value">What it is given.</param>
    public Task<string> Of<T>(string parameter, object value)
        where T : IComponent => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = value });
        var output = await renderer.RenderComponentAsync<T>(parameters);
        return output.ToHtmlString();
    });
}
