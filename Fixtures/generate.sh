#!/usr/bin/env bash
# Makes every fixture in this folder with FFmpeg's own picture and sound sources.
#
#   ./generate.sh [output folder]     (default: the folder this script is in)
#
# The same FFmpeg build always gives the same bytes. Written for FFmpeg 5.1.
set -euo pipefail
export LC_ALL=C

out=${1:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)}
mkdir -p "$out/nested/deeper"
cd "$out"

# ---------------------------------------------------------------- encoding --

exact=(-bitexact -fflags +bitexact -threads 1)
h264=(-c:v libx264 -preset veryslow -pix_fmt yuv420p -flags:v +bitexact -movflags +faststart)

# run ARGUMENTS...: ffmpeg, quiet, one thread
run() {
    ffmpeg -nostdin -hide_banner -loglevel error -y \
        -filter_threads 1 -filter_complex_threads 1 "$@"
}

# graph GRAPH: the graph with exact scaling asked for throughout
graph() { printf 'sws_flags=bicubic+accurate_rnd+full_chroma_int+bitexact;%s' "$1"; }

# make FILE FRAMES GRAPH ARGUMENTS...: GRAPH ends in [v]
make() {
    local file=$1 frames=$2 chain=$3
    shift 3
    run -filter_complex "$(graph "$chain")" -map '[v]' -frames:v "$frames" \
        "${exact[@]}" "$@" "$file"
}

# make264 FILE FRAMES CRF GRAPH ARGUMENTS...: the same in H.264
make264() {
    local file=$1 frames=$2 crf=$3 chain=$4
    shift 4
    make "$file" "$frames" "$chain" "${h264[@]}" -crf "$crf" "$@"
}

# again FROM FILE CRF FILTERS ARGUMENTS...: encodes FROM once more through FILTERS
again() {
    local from=$1 file=$2 crf=$3 filters=$4
    shift 4
    run -threads 1 -flags bitexact -i "$from" -filter_complex "$(graph "[0:v]$filters[v]")" -map '[v]' \
        "${exact[@]}" "${h264[@]}" -crf "$crf" "$@" "$file"
}

# ------------------------------------------------------------------ scenes --

# cells SEED WIDTH HEIGHT: one picture of coloured cells, fixed by SEED
cells() {
    local h="255*mod(abs(sin((X+1)*12.9898+(Y+1)*78.233+$1*37.719+K)*43758.5453)\,1)"
    printf "color=c=black:s=%dx%d:r=25:d=0.04,format=gbrp,geq=r='%s':g='%s':b='%s'" \
        "$2" "$3" "${h/K/0}" "${h/K/5.3}" "${h/K/11.9}"
}

# canvas SEED WIDTH HEIGHT: one still picture of three layers of cells, coarse, middle and fine
canvas() {
    printf '%s,scale=%d:%d[a%d];' "$(cells "$1" 9 7)" "$2" "$3" "$1"
    printf '%s,scale=%d:%d[b%d];' "$(cells $(($1 + 100)) 41 29)" "$2" "$3" "$1"
    printf '%s,scale=%d:%d[c%d];' "$(cells $(($1 + 200)) 173 101)" "$2" "$3" "$1"
    printf '[a%d][b%d][c%d]mix=inputs=3:weights=5 2 1,eq=contrast=1.5:saturation=1.2,setsar=1' "$1" "$1" "$1"
}

# clouds SEED WIDTH HEIGHT [DX DY]: a soft canvas, the view moving DX and DY pixels a frame
clouds() {
    printf "%s,format=gbrp,loop=loop=-1:size=1,settb=1/25,setpts=N,crop=%d:%d:x='%s':y='%s'" \
        "$(canvas "$1" $(($2 * 2)) $(($3 * 2)))" "$2" "$3" "mod(n*${4:-2}\,$2)" "mod(n*${5:-0}\,$3)"
}

# map SEED WIDTH HEIGHT [DX DY]: the same in few tones, so with hard edges
map() {
    printf "%s,format=gbrp,lutrgb=r=trunc(val/64)*64+32:g=trunc(val/64)*64+32:b=trunc(val/64)*64+32" \
        "$(canvas "$1" $(($2 * 2)) $(($3 * 2)))"
    printf ",loop=loop=-1:size=1,settb=1/25,setpts=N,crop=%d:%d:x='%s':y='%s'" \
        "$2" "$3" "mod(n*${4:-2}\,$2)" "mod(n*${5:-0}\,$3)"
}

# fractal X Y SCALE WIDTH HEIGHT: a zoom into the Mandelbrot set
fractal() {
    printf 'mandelbrot=start_x=%s:start_y=%s:start_scale=%s:end_scale=%s:end_pts=200:maxiter=400:inner=mincol:s=%dx%d:r=25' \
        "$1" "$2" "$3" "$(awk "BEGIN{print $3/12}")" "$4" "$5"
}

# frames N: the first N frames, in a common format
frames() { printf 'fps=25,trim=end_frame=%d,settb=1/25,setpts=N,setsar=1,format=yuv420p' "$1"; }

# ------------------------------------------------------------------- shots --

# Five scenes: 33 + 27 + 34 + 27 + 29 frames.
make264 hard-cuts.mp4 150 28 "
    $(fractal -0.7453 -0.1127 0.02 320 180),$(frames 33)[s0];
    testsrc2=s=320x180:r=25,$(frames 27)[s1];
    cellauto=s=80x45:rule=110:random_seed=3:r=25,scale=320:180:flags=neighbor,format=yuv420p,
        lutyuv=y='60+val/2':u=150:v=110,$(frames 34)[s2];
    smptebars=s=320x180:r=25[bars];
    cellauto=s=16x12:rule=30:random_seed=2:r=25,scale=80:60:flags=neighbor,format=yuv420p[box];
    [bars][box]overlay=x='20+6*n':y='20+2*n',$(frames 27)[s3];
    $(clouds 1 320 180 2 1),$(frames 29)[s4];
    [s0][s1][s2][s3][s4]concat=n=5[v]"

# Three scenes of 50 frames. Each is black to its frame 2, whole from 12 to 38, and black again from 48.
make264 fades.mp4 150 28 "
    $(map 2 320 180 2 0),$(frames 50),fade=in:2:10,fade=out:38:10[s0];
    $(fractal -0.1592 -1.0317 0.03 320 180),$(frames 50),fade=in:2:10,fade=out:38:10[s1];
    $(clouds 3 320 180 0 2),$(frames 50),fade=in:2:10,fade=out:38:10[s2];
    [s0][s1][s2]concat=n=3[v]"

# Two scenes of 56 frames that overlap for 12: frames 45 to 55 are mixtures, 56 is wholly the second scene.
make264 dissolve.mp4 100 28 "
    $(clouds 4 320 180 2 0),$(frames 56)[s0];
    gradients=s=640x180:c0=0x103080:c1=0xe0c040:c2=0x802060:nb_colors=3:x0=0:y0=0:x1=639:y1=179:speed=0.01:seed=6:r=25,format=yuv420p,
        drawgrid=w=80:h=60:t=3:c=0x301020,crop=320:180:x=2*n:y=0,$(frames 56)[s1];
    [s0][s1]xfade=transition=fade:duration=0.48:offset=1.76[v]"

# ----------------------------------------------------------------- quality --

make264 static.mp4 75 24 "$(map 7 320 180 0 0)[v]"
make264 dark.mp4 75 26 "$(clouds 8 320 180 2 0),format=yuv420p,lutyuv=y='16+(val-16)*0.1':u='128+(val-128)*0.1':v='128+(val-128)*0.1'[v]"
make264 sharp.mp4 50 22 "$(map 9 320 180 2 0)[v]"
make264 blurred.mp4 50 24 "$(map 9 320 180 2 0),gblur=sigma=5[v]"
make264 noisy.mp4 50 27 "$(map 9 320 180 2 0),format=yuv420p,noise=c0s=26:c0f=t+u:c0_seed=5[v]"
make264 grey.mp4 50 27 "$(clouds 10 320 180 0 1),format=yuv420p,lutyuv=u=128:v=128[v]"
make264 colourful.mp4 50 27 "$(map 11 320 180 2 2),eq=saturation=3[v]"

# -------------------------------------------------------------- black bars --

# The bars start on an odd row, so they are laid on before colour is halved.
make264 letterboxed.mp4 50 26 "$(clouds 12 640 270 2 0),lutrgb=r=60+val*0.7:g=60+val*0.7:b=60+val*0.7,format=yuv444p,pad=640:360:0:45:black[v]"
make264 pillarboxed.mp4 50 26 "$(map 13 240 180 0 2),format=yuv444p,pad=320:180:40:0:black[v]"

# ------------------------------------------------------------------ copies --

make264 original.mp4 100 25 "
    $(fractal -0.7746 -0.1374 0.016 320 180),format=yuv420p[ground];
    $(cells 14 5 4),scale=60:48:flags=neighbor,loop=loop=-1:size=1,settb=1/25,setpts=N,format=yuv420p[one];
    $(cells 15 3 6),scale=30:60:flags=neighbor,loop=loop=-1:size=1,settb=1/25,setpts=N,format=yuv420p[two];
    [ground][one]overlay=x='10+2*n':y='20+40*sin(n/18)+40'[both];
    [both][two]overlay=x='280-n':y='10+n'[v]"
again original.mp4 copy-reencoded.mp4 38 null
again original.mp4 copy-half.mp4 27 scale=160:90
again original.mp4 copy-mirrored.mp4 28 hflip
again original.mp4 copy-trimmed.mp4 28 trim=start_frame=25,settb=1/25,setpts=N
again original.mp4 copy-letterboxed.mp4 28 pad=320:244:0:32:black

# -------------------------------------------------- timing and orientation --

# 100 frames at 25 a second, the second scene from source frame 55 (2.2 s); the frames kept are uneven.
make264 vfr.mp4 100 28 "
    $(map 16 320 180 2 0),$(frames 55)[s0];
    $(clouds 17 320 180 0 2),$(frames 45)[s1];
    [s0][s1]concat=n=2,select='not(between(n\,10\,16)+between(n\,30\,45)*mod(n\,3)+between(n\,60\,90)*mod(n\,2)+eq(n\,53))'[v]" \
    -fps_mode passthrough

make264 rotated.tmp.mp4 40 28 "$(clouds 18 320 180 2 1)[v]"
run -i rotated.tmp.mp4 -c copy "${exact[@]}" -metadata:s:v:0 rotate=90 -movflags +faststart rotated.mp4
rm rotated.tmp.mp4

make264 anamorphic.mp4 40 28 "$(map 19 320 180 1 1),setsar=4/3[v]"
make interlaced.mpg 40 "
    $(clouds 20 320 176 2 0),settb=1/50,setpts=N,fps=50,format=yuv420p,tinterlace=interleave_top[v]" \
    -r 25 -c:v mpeg2video -flags:v +bitexact+ildct+ilme -top 1 -q:v 9 -g 20 -bf 2

# ------------------------------------------------------------ many formats --

make hevc.mp4 50 "$(fractal -1.25066 -0.02012 0.006 320 180),format=yuv420p[v]" \
    -c:v libx265 -flags:v +bitexact -preset medium -crf 32 -tag:v hvc1 -movflags +faststart \
    -x265-params log-level=error:pools=none:frame-threads=1:info=0
make vp9.webm 50 "$(clouds 22 320 180 2 1),format=yuv420p[v]" \
    -c:v libvpx-vp9 -flags:v +bitexact -crf 42 -b:v 0 -row-mt 0
make mpeg4.avi 50 "$(map 23 320 180 1 0),format=yuv420p[v]" -c:v mpeg4 -flags:v +bitexact -q:v 9 -g 50
make264 ten-bit.mp4 50 28 "$(clouds 24 320 180 2 0),format=yuv420p10le[v]" -pix_fmt yuv420p10le
make rgb.mkv 12 "$(map 25 96 54 1 1),format=bgr0[v]" -c:v ffv1 -flags:v +bitexact -level 3 -coder 1 -context 1 -g 12
make264 full-range.mp4 50 28 "$(clouds 26 320 180 0 1),scale=out_range=full,format=yuvj420p[v]" \
    -pix_fmt yuvj420p -color_range pc
make odd-size.mp4 40 "$(map 27 321 181 1 1),format=yuv420p[v]" \
    -c:v libvpx-vp9 -flags:v +bitexact -crf 45 -b:v 0 -row-mt 0 -movflags +faststart
run -filter_complex "$(graph "$(map 28 160 90 1 0)[small];$(clouds 29 320 180 2 0)[large]")" \
    -map '[small]' -map '[large]' -frames:v:0 50 -frames:v:1 50 "${exact[@]}" \
    -c:v libx264 -preset veryslow -crf 28 -pix_fmt yuv420p -flags:v +bitexact \
    -disposition:v:0 0 -disposition:v:1 default two-streams.mkv
run -filter_complex "$(graph "$(map 30 320 180 0 1)[v];sine=frequency=440:sample_rate=44100:duration=2[a]")" \
    -map '[v]' -map '[a]' -frames:v 50 "${exact[@]}" "${h264[@]}" -crf 28 \
    -c:a aac -b:a 48k -flags:a +bitexact with-audio.mp4
make animated.gif 16 "
    $(map 31 96 54 2 0),select='not(mod(n\,2))',settb=1/10,setpts=N,fps=10,split[p][q];
    [p]trim=end_frame=16,palettegen=max_colors=16[palette];[q][palette]paletteuse=dither=none[v]" \
    -flags:v +bitexact -loop 0
make264 nested/deeper/leaf.mp4 30 28 "$(clouds 32 160 90 1 1)[v]"

# Keyframes every 12 frames that pictures decoded later and shown earlier lean on both ways.
make264 open-gop.mkv 60 30 "$(clouds 36 320 180 3 1)[v]" \
    -x264-params open-gop=1:keyint=12:min-keyint=12:scenecut=0:bframes=3:b-adapt=0:b-pyramid=normal
make open-gop-hevc.mp4 60 "$(map 37 320 180 2 1),format=yuv420p[v]" \
    -c:v libx265 -flags:v +bitexact -preset medium -crf 34 -tag:v hvc1 -movflags +faststart \
    -x265-params log-level=error:pools=none:frame-threads=1:info=0:open-gop=1:keyint=12:min-keyint=12:scenecut=0:bframes=3:b-adapt=0

make mpeg1.mpg 30 "$(clouds 40 160 96 2 0),format=yuv420p[v]" -c:v mpeg1video -flags:v +bitexact -q:v 8 -g 12 -bf 2
make mjpeg.avi 12 "$(clouds 41 160 90 2 1),scale=out_range=full,format=yuvj420p[v]" \
    -c:v mjpeg -flags:v +bitexact -q:v 12
make mjpeg-422.mov 12 "$(clouds 42 160 90 0 2),scale=out_range=full,format=yuvj422p[v]" \
    -c:v mjpeg -flags:v +bitexact -q:v 12
make flv1.flv 30 "$(map 43 160 90 1 0),format=yuv420p[v]" -c:v flv -flags:v +bitexact -q:v 8 -g 10
make vp8.webm 30 "$(clouds 44 160 90 2 1),format=yuv420p[v]" \
    -c:v libvpx -flags:v +bitexact -crf 30 -b:v 300k -g 15
make av1.mp4 20 "$(clouds 45 160 90 1 1),format=yuv420p[v]" \
    -c:v libaom-av1 -flags:v +bitexact -cpu-used 6 -crf 45 -b:v 0 -row-mt 0 -g 10 -movflags +faststart
make palette.avi 8 "
    $(map 47 64 36 2 1),split[p][q];[p]trim=end_frame=8,palettegen=max_colors=64[palette];
    [q][palette]paletteuse=dither=none[v]" -c:v rawvideo -pix_fmt pal8
make264 stored.mov 30 30 "$(map 46 160 90 2 1)[v]" -g 12

# ----------------------------------------------------------- times and counts --

# Pictures shown in another order than they are decoded in, a keyframe every 10.
reordered=(-x264-params keyint=10:min-keyint=10:scenecut=0:bframes=3:b-adapt=0:b-pyramid=normal)

make264 late.ts 30 30 "$(clouds 50 160 90 2 1)[v]" "${reordered[@]}" -output_ts_offset 3600
# The clock of 33 bits starts over after the first half second.
make264 wrapped.ts 30 30 "$(clouds 51 160 90 1 2)[v]" "${reordered[@]}" \
    -muxdelay 0 -muxpreload 0 -output_ts_offset 95443.2176889
make264 edited.tmp.mp4 40 30 "$(clouds 52 160 90 2 0)[v]" "${reordered[@]}"
run -ss 0.56 -i edited.tmp.mp4 -c copy "${exact[@]}" -movflags +faststart edit-list.mp4
rm edited.tmp.mp4
make264 delayed.mp4 30 30 "$(clouds 53 160 90 0 2)[v]" "${reordered[@]}" -output_ts_offset 0.6
make264 no-times.h264 30 30 "$(clouds 54 160 90 2 2)[v]" "${reordered[@]}"
make bare.m4v 30 "$(map 55 160 90 1 1),format=yuv420p[v]" -c:v mpeg4 -flags:v +bitexact -q:v 9 -g 10 -bf 2 -f m4v
make no-times.hevc 30 "$(clouds 56 160 90 3 0),format=yuv420p[v]" \
    -c:v libx265 -flags:v +bitexact -preset medium -crf 32 \
    -x265-params log-level=error:pools=none:frame-threads=1:info=0:keyint=10:min-keyint=10:scenecut=0:bframes=3:b-adapt=0
make264 pipe:1 30 30 "$(clouds 57 160 90 3 1)[v]" "${reordered[@]}" -f matroska >no-duration.mkv
make264 pipe:1 30 30 "$(clouds 58 160 90 1 3)[v]" "${reordered[@]}" -f flv >no-duration.flv
make pipe:1 20 "$(clouds 59 160 90 3 3),format=yuv420p[v]" \
    -c:v libvpx-vp9 -flags:v +bitexact -crf 45 -b:v 0 -row-mt 0 -g 10 -f webm >no-duration.webm

# place FILE NAME: where the bytes of NAME begin first
place() { grep -abo -m1 -- "$2" "$1" | head -n1 | cut -d: -f1; }

# overwrite FILE PLACE BYTES: BYTES as printf writes them
overwrite() { printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }

# 30 frames that their headers call 9000: the main header and the stream's in AVI, the table of frame
# lengths in MP4.
make lying.avi 30 "$(clouds 60 160 90 2 3),format=yuv420p[v]" -c:v mpeg4 -flags:v +bitexact -q:v 9 -g 10
overwrite lying.avi $(($(place lying.avi avih) + 24)) '\x28\x23\x00\x00'
overwrite lying.avi $(($(place lying.avi strh) + 40)) '\x28\x23\x00\x00'
make264 lying.mp4 30 30 "$(clouds 61 160 90 3 2)[v]" -g 10
overwrite lying.mp4 $(($(place lying.mp4 stts) + 12)) '\x00\x00\x23\x28'

# ------------------------------------------------------------ changing streams --

# Pictures of the same scene, large and then small, so that nothing but the size is a cut.
next=(-mpegts_flags +initial_discontinuity)
make264 sizes.1.ts 30 30 "$(clouds 62 192 108 1 0)[v]" "${reordered[@]}"
make264 sizes.2.ts 30 30 "$(clouds 62 192 108 1 0),trim=start_frame=30,setpts=N,scale=128:72[v]" \
    "${reordered[@]}" "${next[@]}" -output_ts_offset 1.28
cat sizes.1.ts sizes.2.ts >sizes.ts
make264 pixels.1.ts 20 30 "$(clouds 63 160 90 2 0)[v]" "${reordered[@]}"
make264 pixels.2.ts 20 30 "$(clouds 63 160 90 2 0),trim=start_frame=20,setpts=N,format=yuv444p[v]" \
    "${reordered[@]}" "${next[@]}" -pix_fmt yuv444p -output_ts_offset 0.88
make264 pixels.3.ts 20 30 "$(clouds 63 160 90 2 0),trim=start_frame=40,setpts=N,format=yuv420p10le[v]" \
    "${reordered[@]}" "${next[@]}" -pix_fmt yuv420p10le -output_ts_offset 1.68
cat pixels.1.ts pixels.2.ts pixels.3.ts >pixel-formats.ts
vp9=(-c:v libvpx-vp9 -flags:v +bitexact -crf 45 -b:v 0 -row-mt 0 -g 6)
make sizes.1.webm 12 "$(clouds 64 160 90 2 0),format=yuv420p[v]" "${vp9[@]}"
make sizes.2.webm 12 "$(clouds 64 160 90 2 0),trim=start_frame=12,setpts=N,scale=96:54,format=yuv420p[v]" "${vp9[@]}"
printf 'file sizes.%d.webm\n' 1 2 >sizes.tmp.txt
run -f concat -i sizes.tmp.txt -c copy "${exact[@]}" sizes.webm
rm sizes.?.ts pixels.?.ts sizes.?.webm sizes.tmp.txt

# ------------------------------------------------------------------ cover art --

make cover.tmp.jpg 1 "$(map 65 320 320 0 0),scale=out_range=full,format=yuvj420p[v]" \
    -c:v mjpeg -flags:v +bitexact -q:v 20 -f mjpeg
# covered FILE SEED: a video and the picture behind it
covered() {
    make264 covered.tmp.mp4 30 30 "$(clouds "$2" 160 90 1 2)[v]" -g 10
    run -i covered.tmp.mp4 -i cover.tmp.jpg -map 0 -map 1 -c copy "${exact[@]}" \
        -disposition:v:1 attached_pic "$1"
}
covered covered.mp4 66
# The picture moved before the video, and the video not the default.
covered back.tmp.mp4 68
track=$(($(place back.tmp.mp4 trak) - 4))
picture=$(($(place back.tmp.mp4 udta) - 4))
{
    head -c "$track" back.tmp.mp4
    tail -c +$((picture + 1)) back.tmp.mp4
    head -c "$picture" back.tmp.mp4 | tail -c +$((track + 1))
} >cover-first.mp4
overwrite cover-first.mp4 $(($(place cover-first.mp4 tkhd) + 7)) '\x02'
run -i cover.tmp.jpg -filter_complex 'sine=frequency=550:sample_rate=22050:duration=1[a]' -map '[a]' -map 0 \
    "${exact[@]}" -c:a aac -b:a 24k -flags:a +bitexact -c:v copy -disposition:v:0 attached_pic audio-cover.m4a
rm covered.tmp.mp4 back.tmp.mp4 cover.tmp.jpg

# The first keyframe is missing: the file begins inside a group of pictures.
make264 headless.tmp.ts 45 30 "$(clouds 67 160 90 3 1)[v]" "${reordered[@]}"
# Packets have 188 bytes; the first three are the tables.
{ head -c $((188 * 3)) headless.tmp.ts; tail -c +$((188 * 10 + 1)) headless.tmp.ts; } >headless.ts
rm headless.tmp.ts

# ---------------------------------------------------- broken and not video --

mkdir -p broken
cd broken

# cut_at FILE PERCENT: keeps the first PERCENT of the bytes
cut_at() {
    local size
    size=$(wc -c <"$1")
    head -c $((size * $2 / 100)) "$1" >"$1.part"
    mv "$1.part" "$1"
}

make264 truncated.mp4 75 28 "$(clouds 33 320 180 1 2)[v]" -g 15
cut_at truncated.mp4 60
make264 truncated-no-index.mp4 50 30 "$(map 34 320 180 2 0)[v]" -movflags 0
cut_at truncated-no-index.mp4 60

make264 damaged.ts 75 28 "$(map 35 320 180 2 1)[v]" -g 15
size=$(wc -c <damaged.ts)
for place in 40 50 60; do
    awk 'BEGIN { for (i = 0; i < 700; i++) printf "%c", 33 + (i * 31 + 7) % 90 }' |
        dd of=damaged.ts bs=1 seek=$((size * place / 100)) conv=notrunc status=none
done

: >zero-bytes.mp4
printf 'This is a text file with the name of a video.\n' >text.mp4
printf 'Plain notes. Not a video, and not named like one.\n' >notes.txt
run -filter_complex 'sine=frequency=330:sample_rate=22050:duration=2[a]' -map '[a]' \
    "${exact[@]}" -c:a aac -b:a 24k -flags:a +bitexact audio-only.m4a

# Each of these three only names another file of the folder.
printf '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n#EXTINF:3.0,\ndamaged.ts\n#EXT-X-ENDLIST\n' >playlist.m3u8
printf 'ffconcat version 1.0\nfile truncated.mp4\n' >list.ffconcat
printf 'ffconcat version 1.0\nfile truncated.mp4\n' >disguised-list.mp4
