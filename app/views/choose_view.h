#pragma once
// Which view is shown.
#include <string_view>

#include "app/views/views.h"

namespace pw {

// The selected view; the first one if there is none with that id.
View& selected_view(const Views& views, const Selection& selection);
// The selection with this view and this tab; without one, or if the view has none of that name, with its last.
Selection with_view(Selection selection, const View& view, std::string_view tab = {});
// The same by a name as in view_names(): "explore" or "explore.inputs".
Selection with_view(const Selection& selection, const Views& views, std::string_view name);

}  // namespace pw
