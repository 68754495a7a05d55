# Sets JAVA_HOME to a JDK 25 or newer, or prints one line saying what to install and returns 1.
# Sourced by ./mvnw and ./tarn, so that both work where the default `java` is older.
#
# Order: TARN_JAVA_HOME, JAVA_HOME, the newest under the usual folders, `java` on the PATH.

tarn_java_version() {
  # Major version of the JDK at $1, or nothing. The release file is read instead of starting a JVM.
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

tarn_find_jdk() {
  _best=
  _best_version=24
  if [ -n "${TARN_JAVA_HOME-}" ]; then
    _version=$(tarn_java_version "$TARN_JAVA_HOME")
    if [ "${_version:-0}" -ge 25 ]; then
      JAVA_HOME=$TARN_JAVA_HOME
      export JAVA_HOME
      return 0
    fi
    echo "TARN_JAVA_HOME is $TARN_JAVA_HOME, which is not a JDK 25 or newer." >&2
    return 1
  fi
  if [ -n "${JAVA_HOME-}" ]; then
    _version=$(tarn_java_version "$JAVA_HOME")
    if [ "${_version:-0}" -ge 25 ]; then
      export JAVA_HOME
      return 0
    fi
  fi
  if [ -x /usr/libexec/java_home ]; then
    _home=$(/usr/libexec/java_home -v 25+ 2>/dev/null) && _best=$_home && _best_version=25
  fi
  for _home in /usr/lib/jvm/* /opt/java* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    _version=$(tarn_java_version "$_home")
    if [ "${_version:-0}" -gt "$_best_version" ]; then
      _best=$_home
      _best_version=$_version
    fi
  done
  if [ -z "$_best" ] && command -v javac >/dev/null 2>&1; then
    _home=$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null)")")
    _version=$(tarn_java_version "$_home")
    [ "${_version:-0}" -ge 25 ] && _best=$_home
  fi
  if [ -z "$_best" ]; then
    echo "Tarn needs a JDK 25 or newer: install one (for example Eclipse Temurin 25) or set TARN_JAVA_HOME to it." >&2
    return 1
  fi
  JAVA_HOME=$_best
  export JAVA_HOME
}
