using HerScheduler.Deliveries;
using HerScheduler.Localization;
using HerScheduler.Pages.Shared;

namespace HerScheduler.Pages.Deliveries;

/// <summary>The page of what was sent.</summary>
/// <param name="Texts">The reader's language.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Failed">What could not be sent; first, whatever else is asked for. Empty when a result was asked for.</param>
/// <param name="Rows">What fits.</param>
/// <param name="Times">In which zones times are written.</param>
public sealed record DeliveryView(Texts Texts, DeliveryQuery Query, IReadOnlyList<Delivery> Failed, IReadOnlyList<Delivery> Rows, LocalTimes Times);
