// The little that the catalogue and the error page need: the theme button.

import { wireTheme } from "./views/theme.js";

const button = document.getElementById("theme");
if (button) wireTheme(button);
