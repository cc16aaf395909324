#!/usr/bin/env bash
# Makes the example videos of Fixtures/demo from the scenes in this folder.
#
#   ./generate.sh [output folder [folder for frames]]     (default: ../demo, and a temporary folder)
#
# Needs POV-Ray 3.7, FFmpeg 5.1 with libx264, and the font DejaVu Serif; on Debian 12:
#
#   apt-get install -y povray ffmpeg fonts-dejavu-core
#
# The same tools render the same pictures, and mostly code them to the same bytes. One core takes about
# 20 minutes, nearly all of it for rendering. Frames that a given folder for frames holds already are not
# rendered again.
set -euo pipefail
export LC_ALL=C

scenes=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:-$scenes/../demo}
mkdir -p "$out"/{kitchen,travel,city,phone,downloads}
out=$(cd "$out" && pwd)
if [ $# -ge 2 ]; then
    mkdir -p "$2"
    frames=$(cd "$2" && pwd)
else
    frames=$(mktemp -d)
    trap 'rm -rf "$frames"' EXIT
fi

rate=24
font=/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf

# --------------------------------------------------------------- rendering --

# render SCENE SHOT SIZE FRAMES [OPTIONS...]: pictures $frames/SCENE-SHOT/0001.png, ...
render() {
    local wanted="$*" folder=$frames/$1-$2 scene=$1 shot=$2 width=${3%x*} height=${3#*x} count=$4
    shift 4
    if [ "$(cat "$folder/done" 2>/dev/null)" = "$wanted" ]; then return; fi
    rm -rf "$folder"
    mkdir -p "$folder"
    (cd "$scenes" && povray +I"$scene.pov" +O"$folder/$scene.png" +FN8 +W"$width" +H"$height" +A0.3 -J -D -GA -V \
        +KFI1 +KFF"$count" +KI0 +KF"$(awk "BEGIN { printf \"%.6f\", ($count - 1) / $rate }")" \
        Declare=Shot="$shot" "$@") >"$folder/log" 2>&1 || { tail "$folder/log" >&2; exit 1; }
    # POV-Ray numbers with as many digits as the last number has.
    local picture n=0
    for picture in "$folder/$scene"*.png; do
        n=$((n + 1))
        mv "$picture" "$folder/$(printf '%04d' "$n").png"
    done
    echo "$wanted" >"$folder/done"
}

render harbour 1 426x240 168
render harbour 2 426x240 84
render table 1 426x240 96 -A
render table 2 213x120 60
render hills 1 426x240 108
render hills 2 426x240 60
render forest 1 426x240 66
render forest 2 426x240 24
render arcade 1 426x176 84
render arcade 2 426x240 60
render balloons 1 240x426 84
render balloons 2 426x240 24
render city 1 426x240 66
render city 2 426x240 90
render city 3 426x240 72

# ---------------------------------------------------------------- encoding --

# encode FILE CRF SHOTS GRAPH [ARGUMENTS...]: SHOTS are the inputs [0], [1], ... of GRAPH, which ends in [v]
encode() {
    local file=$1 crf=$2 shots=$3 graph=$4 inputs=() shot
    shift 4
    for shot in $shots; do inputs+=(-framerate "$rate" -i "$frames/$shot/%04d.png"); done
    ffmpeg -nostdin -hide_banner -loglevel error -y -filter_threads 1 -filter_complex_threads 1 \
        "${inputs[@]}" -filter_complex "sws_flags=bicubic+accurate_rnd+full_chroma_int+bitexact;$graph" -map '[v]' \
        -bitexact -fflags +bitexact -threads 1 -r "$rate" -c:v libx264 -preset veryslow -crf "$crf" -pix_fmt yuv420p \
        -flags:v +bitexact -movflags +faststart "$@" "$out/$file"
}

encode harbour.mp4 27 harbour-1 '[0]format=yuv420p[v]'
encode kitchen/table.mp4 26 table-1 '[0]format=yuv420p[v]'
encode travel/hills.mp4 29 hills-1 '[0]format=yuv420p[v]'

# Out of focus: taken at half size, and blurred
encode kitchen/out-of-focus.mp4 26 table-2 '[0]scale=426:240,gblur=sigma=5,format=yuv420p[v]'

# Black bars above and below, of 32 rows each
encode city/arcade.mp4 28 arcade-1 '[0]pad=426:240:0:32:black,format=yuv420p[v]'

# Far too dark, as if underexposed
encode city/night.mp4 27 city-1 "[0]format=yuv420p,
    lutyuv=y='16+219*0.32*pow(clip((val-16)/219\,0\,1)\,2.5)':u='128+(val-128)*0.4':v='128+(val-128)*0.4'[v]"

# Too short
encode phone/oops.mp4 28 forest-2 '[0]format=yuv420p[v]'

# Stored lying on its side; the file says how to turn it
encode balloon.tmp.mp4 28 balloons-1 '[0]transpose=clock,format=yuv420p[v]'
ffmpeg -nostdin -hide_banner -loglevel error -y -i "$out/balloon.tmp.mp4" -c copy -bitexact -fflags +bitexact \
    -metadata:s:v:0 rotate=90 -movflags +faststart "$out/phone/balloon.mp4"
rm "$out/balloon.tmp.mp4"

# A title that stands still for 60 frames, then shots of 60, 66, 24 and 60 frames with hard cuts
title="color=c=0x54442f:s=426x240:r=$rate,trim=end_frame=60,format=gbrp,
    vignette=angle=PI/4.5,noise=alls=14:all_seed=3,gblur=sigma=0.6,
    drawtext=fontfile=$font:text='An Autumn Walk':fontsize=34:fontcolor=0xf2e8d0:x=(w-tw)/2:y=88,
    drawtext=fontfile=$font:text='one day outside':fontsize=15:fontcolor=0xd8c8a4:x=(w-tw)/2:y=142"
encode travel/film.mp4 29 'hills-2 forest-1 balloons-2 arcade-2' "
    $title,setsar=1,format=yuv420p[t];[0]setsar=1,format=yuv420p[a];[1]setsar=1,format=yuv420p[b];
    [2]setsar=1,format=yuv420p[c];[3]setsar=1,format=yuv420p[d];
    [t][a][b][c][d]concat=n=5[v]"

# Two shots with a dissolve, of which frames 69 to 83 are mixtures, then a third one after a fade through black:
# frame 144 is the last whole one, 156 to 160 are black, and 172 is whole again.
encode travel/evening.mp4 28 'harbour-2 city-2 city-3' "
    [0]settb=1/$rate,format=yuv420p[a];[1]settb=1/$rate,format=yuv420p[b];
    [a][b]xfade=transition=fade:duration=0.666667:offset=2.833333,fade=out:144:12[ab];
    [2]settb=1/$rate,format=yuv420p,fade=in:2:12[c];
    [ab][c]concat=n=2[v]"

# ------------------------------------------------------------------ copies --

encode downloads/harbour-small.mp4 31 harbour-1 '[0]scale=256:144,format=yuv420p[v]'

# From frame 36 on, mirrored, and with a logo
encode downloads/harbour-tv.mp4 28 harbour-1 "
    [0]trim=start_frame=36:end_frame=168,setpts=PTS-STARTPTS,hflip,
    drawbox=x=346:y=14:w=64:h=24:c=0x101820@0.75:t=fill,
    drawtext=fontfile=$font:text='SEA TV':fontsize=14:fontcolor=0xf4f0e4:x=354:y=19,format=yuv420p[v]"
