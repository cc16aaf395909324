// A birch wood in autumn with sun between the trunks and falling leaves. The camera moves sideways;
// Shot 2 looks down at the ground.
#include "common.inc"

#declare R = seed(31);

#if (Shot = 1)
  #declare Eye = <-4 + 1.25 * clock, 1.75 + 0.03 * sin(clock * 5), -2>;
  #declare Aim = Eye + <0.5 + 0.25 * clock, 0.75, 8>;
#else
  #declare Eye = <1 + 0.9 * clock, 1.5, 0.8 - 0.8 * clock>;
  #declare Aim = Eye + <0.7, -1.15 + 0.3 * clock, 2>;
#end
camera { location Eye look_at Aim right Aspect * x angle 64 }

light_source { <-5200, 3600, 5200> rgb <3.4, 2.5, 1.4> }
light_source { <2000, 5000, -4000> rgb <0.34, 0.42, 0.50> shadowless }

sky_sphere { pigment { gradient y color_map { [0 rgb <1.0, 0.86, 0.55>][0.25 rgb <0.85, 0.80, 0.62>][0.8 rgb <0.45, 0.6, 0.75>] } } }
fog { distance 60 rgb <0.80, 0.70, 0.46> }

// Leaves on the ground
plane { y, 0
  texture {
    pigment { crackle solid turbulence 0.25 color_map {
      [0 rgb <0.20, 0.10, 0.035>][0.2 rgb <0.42, 0.22, 0.05>][0.4 rgb <0.58, 0.34, 0.06>][0.55 rgb <0.30, 0.15, 0.05>]
      [0.7 rgb <0.62, 0.43, 0.10>][0.85 rgb <0.25, 0.24, 0.07>][1 rgb <0.50, 0.20, 0.05>] } scale 0.13 }
    normal { crackle 1.1 scale 0.13 }
    finish { diffuse 0.85 specular 0.1 }
  }
  texture {
    pigment { bozo turbulence 0.6 color_map { [0 rgbt <0.1, 0.15, 0.04, 0.1>][0.4 rgbt <0.12, 0.16, 0.04, 0.5>][0.55 rgbt 1][1 rgbt 1] } scale 1.6 }
  }
}

#declare Bark = texture {
  pigment { granite turbulence 0.2 color_map {
    [0 rgb <0.06, 0.05, 0.05>][0.34 rgb <0.12, 0.10, 0.09>][0.42 rgb <0.70, 0.67, 0.62>][1 rgb <0.86, 0.84, 0.78>] } scale <0.7, 0.16, 0.7> }
  normal { granite 0.4 scale <0.5, 0.1, 0.5> }
  finish { diffuse 0.85 }
}
#declare Old = texture {
  pigment { granite color_map { [0 rgb <0.07, 0.05, 0.04>][1 rgb <0.30, 0.24, 0.18>] } scale <0.25, 1.6, 0.25> }
  normal { wrinkles 1.3 scale <0.07, 0.5, 0.07> }
}
// A spray of leaves
#declare Spray = union {
  #declare I = 0;
  #while (I < 46)
    disc { 0, y, 0.055 + 0.04 * rand(R) scale <1, 1, 0.7>
      rotate <rand(R) * 360, rand(R) * 360, rand(R) * 360>
      translate vrotate(<0.75 * pow(rand(R), 0.6), 0, 0>, <0, rand(R) * 360, rand(R) * 360>) * <1, 0.6, 1>
      pigment { rgb <0.62 + 0.25 * rand(R), 0.36 + 0.22 * rand(R), 0.04 + 0.06 * rand(R)> } }
    #declare I = I + 1;
  #end
  finish { diffuse 0.6 emission 0.3 }
  no_shadow
}
#macro Tree(P, Wide, Lean, T, Leaves)
union {
  cone { -0.2 * y, Wide, <Lean, 7.5, 0>, Wide * 0.55 texture { T translate P * 3 } }
  cone { -0.1 * y, Wide * 1.7, <Lean * 0.06, 0.55, 0>, Wide * 0.97 texture { T translate P * 3 } }
  #local J = 0;
  #while (J < 5)
    #local A = rand(R) * 360;
    #local H = 2.1 + 3.2 * rand(R);
    #local Tip = vrotate(<1.1 + 0.8 * rand(R), 0.9, 0>, A * y);
    cone { <Lean * H / 7.5, H, 0>, Wide * 0.23, Tip + <Lean * H / 7.5, H, 0>, 0.012 texture { Old } }
    #if (Leaves)
      object { Spray rotate A * 3 * y scale 0.8 + 0.5 * rand(R) translate Tip + <Lean * H / 7.5, H, 0> }
      object { Spray rotate A * 7 * y scale 0.7 + 0.5 * rand(R) translate Tip * 0.55 + <Lean * H / 7.5, H + 0.25, 0> }
    #end
    #local J = J + 1;
  #end
  translate P
}
#end
#declare I = 0;
#while (I < 130)
  #declare Row = floor(I / 13);
  #declare P = <(mod(I, 13) - 5.5 + 0.75 * rand(R)) * (2.0 + 0.14 * Row), 0, 2.2 + Row * 2.3 + 1.5 * rand(R)>;
  #if (rand(R) < 0.78)
    #if (rand(R) < 0.75)
      Tree(P, 0.11 + 0.09 * rand(R), rand(R) - 0.5, Bark, yes)
    #else
      Tree(P, 0.16 + 0.13 * rand(R), 0.5 * rand(R) - 0.25, Old, yes)
    #end
  #end
  #declare I = I + 1;
#end

// Stones, and ferns as fans of thin blades
#declare I = 0;
#while (I < 40)
  sphere { 0, 1 scale <0.3 + 0.3 * rand(R), 0.16 + 0.15 * rand(R), 0.25 + 0.25 * rand(R)> rotate 360 * rand(R) * y
    translate <-8 + 20 * rand(R), 0, 1.2 + 14 * rand(R)>
    pigment { granite color_map { [0 rgb <0.12, 0.13, 0.07>][0.5 rgb <0.28, 0.27, 0.22>][1 rgb <0.45, 0.43, 0.38>] } scale 0.6 translate I }
    normal { granite 0.7 scale 0.4 } }
  #declare I = I + 1;
#end
#declare Fern = union {
  #declare I = 0;
  #while (I < 16)
    cone { 0, 0.02, <0.5 + 0.25 * rand(R), 0.35 + 0.3 * rand(R), 0>, 0.003 scale <1, 1, 3> rotate I * 22.5 * y
      pigment { rgb <0.18 + 0.2 * rand(R), 0.22 + 0.08 * rand(R), 0.05> } }
    #declare I = I + 1;
  #end
}
#declare I = 0;
#while (I < 70)
  object { Fern scale 0.6 + 0.7 * rand(R) rotate rand(R) * 90 * y translate <-8 + 20 * rand(R), 0, 0.8 + 15 * rand(R)> }
  #declare I = I + 1;
#end

// Falling leaves
#declare I = 0;
#while (I < 130)
  #declare X = -7 + 16 * rand(R);
  #declare Y = 6 * rand(R);
  #declare Z = 0.3 + 9 * rand(R);
  #declare K = rand(R) * 6;
  #declare Y = mod(Y + 60 - (0.55 + 0.4 * rand(R)) * clock, 6);
  disc { 0, y, 0.055 scale <1, 1, 0.65> rotate <K * 60 + 190 * clock, K * 90 + 80 * clock, 0>
    translate <X + 0.25 * sin(clock * 2.2 + K), Y, Z>
    pigment { rgb <0.85, 0.5 + 0.06 * K / 6, 0.08> } finish { diffuse 0.7 emission 0.3 } }
  #declare I = I + 1;
#end
