// An arcade with the low sun shining in between its columns. The camera walks along it.
#include "common.inc"

#declare R = seed(9);

#if (Shot = 1)
  #declare Eye = <0.35 + 0.1 * sin(clock * 0.9), 1.75 + 0.025 * sin(clock * 6), -3 + 1.7 * clock>;
  #declare Aim = Eye + <-0.35 - 0.22 * clock, 0.12, 5>;
#else
  #declare Eye = <1.35 - 0.2 * clock, 1.3 + 0.35 * clock, 4 + 0.5 * clock>;
  #declare Aim = Eye + <-3.3, 0.5, 4.2 - 0.55 * clock>;
#end
camera { location Eye look_at Aim right Aspect * x angle 68 }

light_source { <-5200, 1950, 1900> rgb <3.3, 2.45, 1.5> }
light_source { <-900, 2500, -2500> rgb <0.30, 0.36, 0.46> shadowless }
light_source { <0, 2.2, 14> rgb <0.35, 0.29, 0.22> fade_distance 9 fade_power 2 shadowless }

sky_sphere { pigment { gradient y color_map { [0 rgb <0.85, 0.86, 0.82>][0.25 rgb <0.50, 0.66, 0.85>][1 rgb <0.18, 0.36, 0.68>] } } }
Clouds(300, 260, 0.48, 0.8, <1, 0.98, 0.94>, <0.75, 0.76, 0.8>, <12, 0, 8>, 5)
fog { fog_type 2 distance 160 rgb <0.75, 0.73, 0.66> fog_offset 4 fog_alt 4 }

#macro Stone(C, S)
texture {
  pigment { average pigment_map {
    [1 granite color_map { [0 rgb C * 0.62][0.5 rgb C][1 rgb C * 1.18] } scale 2.2 * S]
    [0.7 bozo turbulence 0.8 octaves 7 color_map { [0 rgb C * 0.7][1 rgb C * 1.1] } scale <0.4, 1.6, 0.4> * S] } }
  normal { granite 0.28 scale 0.7 * S }
  finish { diffuse 0.85 }
}
#end
#declare Blocks = texture {
  pigment { brick pigment { rgb <0.36, 0.29, 0.22> },
    pigment { granite color_map { [0 rgb <0.42, 0.34, 0.25>][0.5 rgb <0.62, 0.53, 0.40>][1 rgb <0.74, 0.66, 0.52>] } scale 1.7 }
    brick_size <0.9, 0.45, 0.9> mortar 0.022 }
  normal { granite 0.3 scale 0.6 }
}

// Floor of worn tiles
box { <-2.2, -0.3, -12>, <2.2, 0, 44>
  texture {
    pigment { checker
      pigment { granite color_map { [0 rgb <0.42, 0.37, 0.30>][1 rgb <0.66, 0.60, 0.50>] } scale 0.8 },
      pigment { granite color_map { [0 rgb <0.22, 0.17, 0.14>][1 rgb <0.42, 0.33, 0.27>] } scale 0.8 }
      scale <0.55, 1, 0.55> translate -0.5 * y }
    normal { bumps 0.12 scale 0.4 }
    finish { diffuse 0.8 specular 0.2 roughness 0.03 reflection { 0.02, 0.3 } }
  } }

// Right wall with doors and niches, vault with ribs
difference {
  box { <2.2, -0.3, -12>, <3, 5, 44> }
  #declare I = 0;
  #while (I < 10)
    union {
      box { <2.1, -0.2, I * 4.8 - 9.5>, <2.45, 2.1, I * 4.8 - 8.3> }
      cylinder { <2.1, 2.1, I * 4.8 - 8.9>, <2.45, 2.1, I * 4.8 - 8.9>, 0.6 }
    }
    #declare I = I + 1;
  #end
  texture { Blocks }
}
#declare I = 0;
#while (I < 10)
  box { <2.43, 0, I * 4.8 - 9.5>, <2.5, 2.7, I * 4.8 - 8.3>
    pigment { wood color_map { [0 rgb <0.17, 0.085, 0.04>][1 rgb <0.28, 0.16, 0.085>] } rotate 90 * x scale <0.2, 1, 0.2> turbulence 0.1 } }
  #declare I = I + 1;
#end
difference {
  box { <-2.9, 3.2, -12>, <3, 5.6, 44> }
  cylinder { <0, 3.05, -13>, <0, 3.05, 45>, 2.02 }
  Stone(<0.70, 0.62, 0.48>, 1)
}

// Left side: columns and arches
#declare Column = union {
  lathe { linear_spline 14, <0, 0>, <0.34, 0>, <0.34, 0.16>, <0.29, 0.2>, <0.31, 0.26>, <0.25, 0.32>, <0.225, 0.4>,
    <0.20, 2.05>, <0.24, 2.08>, <0.21, 2.13>, <0.30, 2.32>, <0.33, 2.34>, <0.33, 2.45>, <0, 2.45> }
  box { <-0.35, 2.38, -0.35>, <0.35, 2.5, 0.35> }
}
difference {
  box { <-2.75, 2.5, -12>, <-2.1, 5.2, 44> }
  #declare I = 0;
  #while (I < 24)
    cylinder { <-3, 2.48, I * 2.4 - 11.5 + 1.2>, <-2, 2.48, I * 2.4 - 11.5 + 1.2>, 0.92 }
    #declare I = I + 1;
  #end
  texture { Blocks rotate 90 * y }
}
#declare I = 0;
#while (I < 24)
  object { Column Stone(<0.74, 0.66, 0.52>, 0.8) rotate I * 50 * y translate <-2.42, 0.35, I * 2.4 - 11.5> }
  object { Column scale <0.6, 0.25, 0.6> Stone(<0.66, 0.58, 0.45>, 0.5) translate <2.1, 2.75, I * 2.4 - 11.5> }
  #declare I = I + 1;
#end
box { <-2.85, -0.3, -12>, <-2.05, 0.36, 44> Stone(<0.60, 0.52, 0.40>, 1) }

// Lamps that hang between the bays
#declare I = 0;
#while (I < 8)
  cylinder { <0, 5.0, 0.2 + I * 4.8>, <0, 3.5, 0.2 + I * 4.8>, 0.012 pigment { rgb 0.05 } }
  cone { <0, 3.15, 0.2 + I * 4.8>, 0.14, <0, 3.5, 0.2 + I * 4.8>, 0.2 pigment { rgb <0.9, 0.62, 0.3> } finish { emission 0.5 specular 0.5 } }
  #declare I = I + 1;
#end

// Garden outside
plane { y, -0.3
  pigment { granite color_map { [0 rgb <0.10, 0.15, 0.04>][1 rgb <0.30, 0.36, 0.12>] } scale 1.6 }
  normal { bumps 1 scale 0.1 } }
#declare I = 0;
#while (I < 90)
  #declare S = 0.5 + 1.3 * rand(R);
  sphere { 0, S scale <1, 0.9 + 0.9 * rand(R), 1> translate <-6 - 15 * rand(R), 0.3, -10 + 54 * rand(R)>
    pigment { granite color_map { [0 rgb <0.03, 0.06, 0.02>][0.5 rgb <0.10, 0.20, 0.05>][1 rgb <0.34, 0.40, 0.14>] } scale 0.5 }
    normal { granite 1.2 scale 0.4 } no_shadow }
  #declare I = I + 1;
#end
#declare I = 0;
#while (I < 14)
  cone { 0, 0.9, (6 + 3 * rand(R)) * y, 0.1 translate <-13 - 9 * rand(R), 0, -8 + I * 4>
    pigment { granite color_map { [0 rgb <0.02, 0.05, 0.02>][1 rgb <0.14, 0.22, 0.09>] } scale 0.6 } normal { granite 1.2 scale 0.5 } no_shadow }
  #declare I = I + 1;
#end
