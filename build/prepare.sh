# Sourced by start and test: makes a bare Debian 12 machine able to run xatre.
# Knows Debian's packages and the pinned, hashed requirements; must not know what is run after.
# Expects $root (the checkout). Sets $python.

environment="$root/.venv"
python="$environment/bin/python"

# Libraries that Qt links; the xcb ones are for a real window, xvfb for pictures of it.
offscreen_packages="ca-certificates python3-venv libgl1 libegl1 libxkbcommon0 libglib2.0-0 \
libfreetype6 libfontconfig1 libdbus-1-3"
window_packages="libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 \
libxcb-image0 libxcb-render-util0 libxcb-randr0 libxcb-xinerama0"
# pdftotext: the tests read printed papers back.
reading_packages="poppler-utils"

say() { printf '%s\n' "$*" >&2; }

need_debian_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=""
    for package in "$@"; do
        state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
        [ "$state" = "install ok installed" ] || missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        say "Máy còn thiếu các gói:$missing. Chạy lại bằng quyền root, hoặc nhờ người quản trị cài."
        exit 1
    fi
    say "Đang cài các gói còn thiếu:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q >&2
    # shellcheck disable=SC2086  # one word a package
    apt-get install -q -y --no-install-recommends $missing >&2
}

need_environment() { # $1 = name of the requirements file
    wanted=$(cat "$root/build/requirements/$1.txt" "$root/build/requirements/install.txt" \
        "$root/pyproject.toml" | sha256sum | cut -c1-64)
    stamp="$environment/.requirements-$1"
    if [ -x "$python" ] && [ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ] \
        && "$python" -c 'import xatre' 2>/dev/null; then
        return 0
    fi
    say "Đang chuẩn bị môi trường Python (chỉ lần đầu)."
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        say "Cần Python 3.11 trở lên; máy này có $(python3 --version 2>&1)."
        exit 1
    fi
    # Also where making it was cut short, which leaves an environment without pip.
    "$python" -m pip --version >/dev/null 2>&1 || python3 -m venv --clear "$environment"
    "$python" -m pip install -q --disable-pip-version-check --require-hashes \
        -r "$root/build/requirements/$1.txt" -r "$root/build/requirements/install.txt" >&2
    "$python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation \
        --no-index -e "$root" >&2
    printf '%s' "$wanted" > "$stamp"
}
