// A street at night after rain: lit windows, lamps, cars with their lights on the wet road.
// Shot 3 is the same from a roof.
#include "common.inc"

#declare R = seed(77);

#if (Shot = 1)
  #declare Eye = <-2.2 + 0.12 * clock, 2.3, -6 + 2.4 * clock>;
  #declare Aim = Eye + <1.2, 1.25, 14>;
  #declare Wide = 66;
#end
#if (Shot = 2)
  #declare Eye = <6.3, 1.9 + 0.35 * clock, 4 + 1.5 * clock>;
  #declare Aim = Eye + <-7.5 + 0.7 * clock, 1.9, 14>;
  #declare Wide = 62;
#end
#if (Shot = 3)
  #declare Eye = <-16 + 2.1 * clock, 23, -34>;
  #declare Aim = <2 + 1.2 * clock, 9, 30>;
  #declare Wide = 58;
#end
camera { location Eye look_at Aim right Aspect * x angle Wide }

light_source { <-4000, 5000, -6000> rgb <0.15, 0.19, 0.32> shadowless }

sky_sphere { pigment { gradient y turbulence 0.05 color_map {
  [0 rgb <0.42, 0.24, 0.17>][0.10 rgb <0.22, 0.17, 0.22>][0.35 rgb <0.07, 0.09, 0.19>][1 rgb <0.02, 0.03, 0.08>] } } }
Clouds(700, 900, 0.45, 0.85, <0.17, 0.13, 0.16>, <0.10, 0.085, 0.12>, <30, 0, 10>, 4)
fog { fog_type 2 distance 200 rgb <0.13, 0.085, 0.085> fog_offset 12 fog_alt 14 }

#declare Chance = function { pattern { cells } }
// 1 on a window pane, 0 on the wall
#declare Pane = function(u, v) {
  select(abs(u - floor(u) - 0.5) - 0.33, select(abs(v - floor(v) - 0.52) - 0.30, select(abs(u - floor(u) - 0.5) - 0.025, 0, 1), 0), 0)
}
// One in three is lit; curtains and furniture make each different
#declare Light = function(u, v, k) {
  select(Chance(floor(u) + 0.5, floor(v) + 0.5, k + 0.5) - 0.60, 0.02,
    0.25 + 0.75 * Chance(floor(u) + 0.5, floor(v) + 0.5, k + 7.5) * (0.45 + 0.8 * f_noise3d(u * 5, v * 4, k)))
}
#macro Walls(C, K, Lit)
texture {
  function { Pane(x + z, y) }
  texture_map {
    [0.5
      pigment { average pigment_map {
        [1 brick rgb C * 0.45, rgb C brick_size <0.34, 0.11, 0.34> mortar 0.018]
        [0.8 bozo color_map { [0 rgb C * 0.4][1 rgb C * 1.3] } scale 1.3] } }
      normal { bumps 0.25 scale 0.08 } finish { diffuse 0.8 }]
    [0.5
      pigment { function { Light(x + z, y, K) } color_map {
        [0 rgb <0.008, 0.010, 0.016>][0.03 rgb <0.008, 0.010, 0.016>][0.06 rgb Lit * 0.25][0.6 rgb Lit * 0.9][1 rgb Lit * 1.25 + 0.1] } }
      finish { ambient 0 diffuse 0.05 emission 0.95 specular 0.3 reflection 0.08 }]
  }
}
#end

// Houses on both sides. S is the size of a storey.
#macro House(X, Z, W, D, Storeys, C, K, Lit)
union {
  box { <0.02, 0.02, 0.02>, <W - 0.02, Storeys - 0.02, D - 0.02> Walls(C, K, Lit) }
  #local J = 1;
  #while (J < Storeys)
    box { <-0.06, J - 0.05, -0.06>, <W + 0.06, J + 0.02, D + 0.06> pigment { rgb C * 0.8 } }
    #local J = J + 2;
  #end
  box { <-0.12, Storeys - 0.12, -0.12>, <W + 0.12, Storeys + 0.14, D + 0.12> pigment { rgb C * 0.55 } }
  box { <0.4, Storeys, 0.5>, <0.9, Storeys + 0.9, 1.1> pigment { rgb C * 0.4 } }
  cylinder { <W * 0.7, Storeys, D * 0.4>, <W * 0.7, Storeys + 1.4, D * 0.4>, 0.03 pigment { rgb 0.05 } }
  scale <1.55, 1.85, 1.55>
  translate <X, 0, Z>
}
#end
#declare I = 0;
#declare ZL = -12;
#declare ZR = -16;
#while (I < 15)
  #declare D = 4 + floor(rand(R) * 4);
  #declare N = 4 + floor(rand(R) * 6 + I * 0.25);
  #declare C = <0.34, 0.25, 0.20> + <0.16, 0.14, 0.14> * rand(R) - <0.12, 0.06, 0.03> * rand(R);
  #declare L = <1.15, 0.72, 0.32> + <-0.12, 0.14, 0.55> * rand(R) * rand(R);
  House(-9.2 - 1.55 * 6, ZL, 6, D, N, C, I, L)
  #declare ZL = ZL + D * 1.55 + 0.15;
  #declare D = 4 + floor(rand(R) * 4);
  #declare N = 4 + floor(rand(R) * 6 + I * 0.25);
  #declare C = <0.30, 0.26, 0.24> + <0.16, 0.14, 0.14> * rand(R) - <0.03, 0.07, 0.10> * rand(R);
  #declare L = <1.15, 0.72, 0.32> + <-0.12, 0.14, 0.55> * rand(R) * rand(R);
  House(9.2, ZR, 6, D, N, C, I + 40, L)
  #declare ZR = ZR + D * 1.55 + 0.15;
  #declare I = I + 1;
#end
// Towers far off, and across the end of the street
#declare I = 0;
#while (I < 44)
  #declare X = -150 + 300 * rand(R);
  #declare Z = 130 + 80 * rand(R);
  House(X, Z, 6 + floor(rand(R) * 5), 6, 8 + floor(20 * rand(R) * rand(R) + 5), <0.17, 0.17, 0.2>, 100 + I, <1.0, 0.75, 0.45>)
  #declare I = I + 1;
#end
#if (Shot = 3)
  #declare I = 0;
  #while (I < 46)
    #declare X = 22 + 14 * mod(I, 6) + 3 * rand(R);
    #declare Z = -16 + 17 * floor(I / 6) + 3 * rand(R);
    House(X, Z, 6, 6 + floor(rand(R) * 3), 4 + floor(rand(R) * 8), <0.24, 0.21, 0.2>, 200 + I, <1.15, 0.75, 0.38>)
    House(-X - 10, Z, 6, 6 + floor(rand(R) * 3), 4 + floor(rand(R) * 8), <0.24, 0.21, 0.2>, 300 + I, <1.15, 0.75, 0.38>)
    #declare I = I + 1;
  #end
#end

// Shops on the ground floor of the right side: bright panes
#declare I = 0;
#while (I < 9)
  box { <9.0, 0.35, I * 7.8 - 8>, <9.19, 2.3, I * 7.8 - 4.2>
    pigment { granite color_map { [0 rgb <0.35, 0.2, 0.08>][0.5 rgb <1.1, 0.8, 0.45>][1 rgb <1.3, 1.1, 0.8>] } scale <1, 1.4, 0.8> translate I * 3 }
    finish { ambient 0 diffuse 0.1 emission 0.75 } }
  box { <8.2, 2.35, I * 7.8 - 8.2>, <9.19, 2.5, I * 7.8 - 4>
    pigment { rgb <0.1 + 0.4 * rand(R), 0.12 + 0.2 * rand(R), 0.1 + 0.2 * rand(R)> } }
  #declare I = I + 1;
#end

// Road and pavements
plane { y, 0
  texture {
    pigment { granite color_map { [0 rgb 0.022][1 rgb 0.075] } scale 0.9 }
    normal { average normal_map { [1 granite 0.07 scale 0.5][1 bumps 0.28 scale <1.2, 1, 2.4>] } }
    finish { diffuse 0.8 reflection { 0.09, 0.6 } specular 0.25 roughness 0.02 }
  }
}
#declare Pavement = texture {
  pigment { brick rgb 0.05, rgb <0.17, 0.165, 0.16> brick_size <0.9, 1, 0.6> mortar 0.03 }
  normal { granite 0.3 scale 0.4 }
  finish { diffuse 0.8 reflection { 0.02, 0.2 } }
}
box { <-9.2, -1, -40>, <-6, 0.16, 260> texture { Pavement } }
box { <6, -1, -40>, <9.2, 0.16, 260> texture { Pavement } }
#declare I = 0;
#while (I < 30)
  box { <-0.09, 0, I * 6 - 12>, <0.09, 0.004, I * 6 - 9> pigment { rgb 0.5 } }
  #declare I = I + 1;
#end

// Lamps; the nearest ones light their surroundings
#declare I = 0;
#while (I < 12)
  #declare Side = 1 - 2 * mod(I, 2);
  union {
    cylinder { 0, 4.6 * y, 0.065 }
    cylinder { 0, 0.7 * y, 0.12 }
    cylinder { <0, 4.6, 0>, <-1.1 * Side, 4.85, 0>, 0.05 }
    sphere { <-1.15 * Side, 4.7, 0>, 0.2 pigment { rgb <1, 0.82, 0.55> } finish { emission 2.2 } no_shadow }
    pigment { rgb 0.04 }
    translate <6.5 * Side, 0.16, -2 + I * 9>
  }
  #if (I < 5)
    light_source { <5.3 * Side, 4.7, -2 + I * 9> rgb <1.35, 0.88, 0.46> * 1.7 fade_distance 5 fade_power 2 shadowless }
  #end
  #declare I = I + 1;
#end

// Grey, dark blue or dark red, more or less bright
#macro Paint(Kind, Bright)
  (0.02 + 0.20 * Bright * (Kind < 0.6 ? <1, 1, 1.02> : (Kind < 0.8 ? <0.3, 0.45, 0.9> : <0.9, 0.16, 0.12>)))
#end

// Cars: parked ones, and some that drive
#macro Car(P, Turn, C, Lit)
union {
  box { <-0.85, 0.28, -2>, <0.85, 0.82, 2> }
  prism { linear_spline -0.74, 0.74, 5, <-1.5, 0.82>, <-0.9, 1.4>, <0.55, 1.4>, <1.2, 0.82>, <-1.5, 0.82>
    matrix <0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0>
    pigment { rgb <0.02, 0.025, 0.03> } finish { reflection 0.25 specular 0.6 } }
  #local J = 0;
  #while (J < 4)
    cylinder { <-0.88 + 1.5 * mod(J, 2), 0.32, -1.25 + 2.5 * floor(J / 2)>, <-0.62 + 1.5 * mod(J, 2), 0.32, -1.25 + 2.5 * floor(J / 2)>, 0.32 pigment { rgb 0.015 } }
    #local J = J + 1;
  #end
  #if (Lit)
    sphere { <-0.62, 0.6, 2>, 0.14 pigment { rgb <1, 0.97, 0.85> } finish { emission 2.5 } no_shadow }
    sphere { <0.62, 0.6, 2>, 0.14 pigment { rgb <1, 0.97, 0.85> } finish { emission 2.5 } no_shadow }
    box { <-0.8, 0.55, -2.03>, <-0.45, 0.7, -1.9> pigment { rgb <1, 0.05, 0.02> } finish { emission 1.6 } }
    box { <0.45, 0.55, -2.03>, <0.8, 0.7, -1.9> pigment { rgb <1, 0.05, 0.02> } finish { emission 1.6 } }
  #end
  pigment { rgb C } finish { diffuse 0.6 specular 0.6 roughness 0.01 reflection { 0.03, 0.3 } }
  rotate Turn * y translate P
}
#end
#declare I = 0;
#while (I < 9)
  Car(<5, 0, I * 7.3 - 3 + rand(R)>, 0, Paint(rand(R), rand(R)), no)
  #if (mod(I, 3) > 0)
    Car(<-5, 0, I * 7.1 - 6 + rand(R)>, 180, Paint(rand(R), rand(R)), no)
  #end
  #declare I = I + 1;
#end
#declare I = 0;
#while (I < 4)
  Car(<-1.9, 0, 34 + 26 * I - 7.5 * clock>, 180, <0.1, 0.1, 0.12>, yes)
  Car(<2.1, 0, 6 + 21 * I + 5.5 * clock>, 0, <0.16, 0.03, 0.03>, yes)
  #declare I = I + 1;
#end
