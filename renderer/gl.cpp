#include "renderer/gl.h"
